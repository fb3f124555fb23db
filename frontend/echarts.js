// Of the chart library only what the pages draw.
import { BarChart, GraphChart, SankeyChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, GraphChart, SankeyChart, AriaComponent, GridComponent, TooltipComponent, LabelLayout, SVGRenderer]);
globalThis.echarts = { init };
