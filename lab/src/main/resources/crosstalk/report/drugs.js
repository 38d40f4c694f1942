// How much of each antibody there is, and how much of its receptor it holds.

function drugSection() {
  const arms = sorted.filter(a => data.models.some((_, m) => result(m, a).drugs?.length));
  if (arms.length === 0) return null;
  const view = {arm: arms.includes(choice.arm) ? choice.arm : arms.at(-1), log: true};
  const box = h('div');
  const fill = () => box.replaceChildren(...drugRows(view));
  on('model', fill);
  fill();
  return section('drugs', 'Antibodies: level and occupancy', 'Drug levels', true, modelTag(),
    h('p', {class: 'lead'}, 'Concentration in plasma and in the tumour, and the share of receptors that the antibody holds there.'),
    h('div', {class: 'controls'}, armSelect('Arm', arms, view.arm, a => { view.arm = a; fill(); }),
      segments('Concentration axis', [[true, 'Log'], [false, 'Linear']], true, v => { view.log = v; fill(); })),
    h('figure', null, box, h('figcaption', null, 'Line: median animal. Band: 5 to 95 % of animals. Small triangles: doses. The lines join readings days apart, so that peaks between two readings are cut.')));
}

function drugRows(view) {
  const arm = data.arms[view.arm];
  return [h('p', {class: 'tag'}, 'Arm: ', h('b', null, armName(view.arm)))].concat((result(choice.model, view.arm).drugs ?? []).flatMap(entry => {
    const doses = (arm.doses ?? []).filter(d => d.drug === entry.drug);
    return [h('h3', null, drugName(data.drugs[entry.drug]), h('span', {class: 'soft small'}, doses.map(d => `   ${unitName(d.dose)}, days ${d.after.join(', ')}`))),
      h('div', {class: 'pair'}, plot(w => concentrationPlot(w, entry, doses, view.log)), plot(w => occupancyPlot(w, entry, doses)))];
  }));
}

function doseMarks(svg, x, y, doses) {
  const [first, last] = x.domain();
  doses.flatMap(d => d.after).filter(d => d >= first && d <= last).forEach(d => svg.append('path').attr('d', d3.symbol(d3.symbolTriangle, 26)())
    .attr('transform', `translate(${x(d)},${y}) rotate(180)`).attr('fill', 'var(--soft)'));
}

function concentrationPlot(w, entry, doses, log) {
  const height = 204;
  const series = [['plasma', entry.plasma, 'var(--f0)', null], ['tumour', entry.tumour, 'var(--f1)', '7 3']].filter(s => s[1]?.median?.length);
  const values = series.flatMap(s => [...s[1].median, ...s[1].high]).filter(v => known(v) && v > 0);
  const top = d3.max(values) || 1;
  const low = log ? Math.max(top / 1e4, d3.min(values) ?? top / 1e3) : 0;
  const x = d3.scaleLinear(d3.extent(axes.after), [50, w - 62]);
  const y = log ? d3.scaleLog([low, top * 1.2], [height - 40, 38]) : d3.scaleLinear([0, top], [height - 40, 38]).nice(4);
  const at = v => y(Math.max(low, v));
  const svg = picture(w, height, `Concentration of ${drugName(data.drugs[entry.drug])} over time in plasma and tumour, nM`);
  axisY(svg, x, y, {ticks: 4, values: log ? logTicks(y) : undefined, format: shortNumber, title: 'Concentration (nM)', titleY: 12});
  axisX(svg, x, height - 40, {ticks: 5, title: `Days after ${ZERO}`});
  drawSeries(svg, x, log ? v => v >= low ? y(v) : NaN : at, series, height - 40);
  doseMarks(svg, x, 28, doses);
  seriesHover(svg, x, series, height - 40, 'nM', number);
  return svg.node();
}

function occupancyPlot(w, entry, doses) {
  const height = 204;
  const series = entry.occupancy.map((o, i) => [molecule(o.receptor), o, slotColour(i + 2), i === 0 ? null : DASHES[i]]);
  const x = d3.scaleLinear(d3.extent(axes.after), [40, w - 62]);
  const y = d3.scaleLinear([0, 1], [height - 40, 38]);
  const svg = picture(w, height, `Share of receptors held by ${drugName(data.drugs[entry.drug])} over time`);
  axisY(svg, x, y, {ticks: 5, format: v => `${Math.round(v * 100)}`, title: 'Receptors occupied in the tumour (%)', titleY: 12});
  axisX(svg, x, height - 40, {ticks: 5, title: `Days after ${ZERO}`});
  drawSeries(svg, x, y, series, height - 40);
  doseMarks(svg, x, 28, doses);
  seriesHover(svg, x, series, height - 40, '', percent);
  return svg.node();
}

/** `y` gives NaN for what the axis cannot show; there the line is broken. */
function drawSeries(svg, x, y, series, bottom) {
  const seen = v => known(v) && known(y(v));
  const only = s => s.map(v => seen(v) ? v : null);
  series.forEach(([, s, colour]) => band(svg, x, y, axes.after, only(s.low), only(s.high), colour));
  series.forEach(([, s, colour, dash]) => svg.append('path').attr('fill', 'none').attr('stroke', colour).attr('stroke-width', 2)
    .attr('stroke-dasharray', dash).attr('d', lineOf(x, y)(pairs(axes.after, only(s.median)))));
  endLabels(svg, x.range()[1], series.map(([name, s, colour]) => {
    const last = s.median.at(-1);
    return {text: name, colour, y: seen(last) ? y(last) : bottom};
  }), 40, bottom);
}

function seriesHover(svg, x, series, bottom, unit, show) {
  follow(svg, x, axes.after, 30, bottom, (t, event) => showTip(event, h('b', null, afterText(axes.after[t])),
    series.map(([name, s, colour]) => tipRow(name, `${show(s.median[t])} (${range(s.low[t], s.high[t], show)})${unit ? ' ' + unit : ''}`, colour))));
}
