// The editor as a global, because the page's own script is no module and needs no build.
import Yasqe from "@zazuko/yasqe";

globalThis.Yasqe = Yasqe;
