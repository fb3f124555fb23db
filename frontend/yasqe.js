// The editor as a global, because the page's own script is not a module and needs no build.
import Yasqe from "@zazuko/yasqe";

globalThis.Yasqe = Yasqe;
