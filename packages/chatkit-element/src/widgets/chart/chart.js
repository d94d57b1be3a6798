/**
 * Charts: bars, lines and areas over categories. What is drawn can be walked with the arrow keys, and is a table for
 * those who do not see it.
 * @import { Draw } from '../tree.js'
 * @import { ChartData } from './data.js'
 */
import { html, nothing } from "lit/html.js";
import { css } from "../../ui/styles/sheet.js";
import { blockStyle } from "../style/box.js";
import { styled } from "../style/styled.js";
import { readData } from "./data.js";
import { livePlot } from "./live-plot.js";
import { numbers, seriesColor } from "./plot.js";

/** @type {Draw} */
function chart(place, node) {
  const data = readData(node);
  const { strings, locale } = place.props;
  const name = place.names.about || strings.chart;
  return html`<figure class="w-chart" ${styled(blockStyle(node))}>
    <div class="w-plot ${node.height || node.size || node.aspectRatio || node.minHeight ? "sized" : ""}" dir="ltr"
      ${livePlot({ data, node, locale, name })}></div>
    ${node.showLegend !== false && data.series.length > 1 ? legend(data) : nothing}
    ${asTable(data, name, locale)}
  </figure>`;
}

/** @param {ChartData} data */
function legend({ series }) {
  return html`<ul class="w-legend" aria-hidden="true"
    >${series.map(
      (entry, index) => html`<li><i ${styled({ background: seriesColor(entry, index) })}
      ></i>${entry.label}</li>`,
    )}</ul>`;
}

/** @param {ChartData} data @param {string} name @param {string} locale */
function asTable({ labels, series }, name, locale) {
  const written = numbers(locale);
  return html`<div class="hidden"><table><caption>${name}</caption>
    <thead><tr><td></td>${series.map((entry) => html`<th scope="col">${entry.label}</th>`)}</tr></thead>
    <tbody>${labels.map(
      (label, index) =>
        html`<tr><th scope="row">${label}</th>${series.map(
          ({ values }) => html`<td>${written(values[index])}</td>`,
        )}</tr>`,
    )}</tbody></table></div>`;
}

/** @type {Record<string, Draw>} */
export const components = { Chart: chart };

export const styles = css("widgets")`
  .w-chart {
    position: relative; display: flex; flex-direction: column; gap: 8px; width: 100%; min-width: 0; margin: 0;
  }
  .w-plot { position: relative; flex: 1; min-height: 200px; min-width: 0; border-radius: 6px; touch-action: pan-y; }
  .w-plot.sized { min-height: 60px; }
  .w-plot svg { position: absolute; inset: 0; display: block; overflow: visible; }
  .w-plot text { fill: var(--text-quiet); font-size: 12px; font-variant-numeric: tabular-nums; }
  .w-plot .grid { stroke: var(--line); } .w-plot .zero { stroke: var(--grey-8); }
  .w-plot .cursor { stroke: var(--grey-8); stroke-dasharray: 3 3; }
  .w-plot .band { fill: var(--hover); }
  .w-plot .stroke { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
  .w-plot .area { opacity: 0.22; }
  .w-plot .dot { stroke: var(--raised); stroke-width: 2; }
  .w-tip {
    position: absolute; top: 0; z-index: 1; pointer-events: none; padding: 6px 10px; border-radius: 8px;
    background: var(--raised); box-shadow: var(--float); font-size: var(--small-size); white-space: nowrap;
  }
  .w-tip b { display: block; font-weight: 600; }
  .w-tip span { display: flex; align-items: center; gap: 6px; }
  .w-tip em {
    font-style: normal; margin-inline-start: auto; padding-inline-start: 12px; font-variant-numeric: tabular-nums;
  }
  .w-tip i, .w-legend i { width: 10px; height: 10px; border-radius: 3px; flex: none; forced-color-adjust: none; }
  .w-legend { display: flex; flex-wrap: wrap; gap: 4px 14px; font-size: var(--small-size); color: var(--text-quiet); }
  .w-legend li { display: flex; align-items: center; gap: 6px; }
  @media (forced-colors: active) {
    .w-plot svg { forced-color-adjust: none; }
    .w-plot text { fill: CanvasText; }
    .w-tip { border: 1px solid CanvasText; }
  }
`;
