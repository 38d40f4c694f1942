// Survival by Kaplan-Meier, with the numbers at risk.

function survivalSection() {
  if (!data.results.some(r => r.survival?.days?.length)) return null;
  return section('survival', 'Survival', 'Survival', true,
    h('p', {class: 'lead'}, 'The event: ', unitName(data.study.event ?? 'the humane limit'), '. Bands are 95 % intervals; small ticks are animals whose time ended without the event.'),
    comparePicker(),
    h('figure', null, h('div', {class: 'pair'}, data.models.map((model, m) => h('div', null, h('h4', null, modelName(model.name)),
      plot(w => survivalPlot(w, m), ['compared'])))), comparedKey(),
      h('figcaption', null, 'Kaplan-Meier estimates. Grey: the other arms. Under each chart: animals at risk.')),
    h('details', null, h('summary', null, 'Median survival of every arm'), live(['model'], () => survivalTable(choice.model))));
}

function steps(x, y) {
  return d3.line().curve(d3.curveStepAfter).x(p => x(p[0])).y(p => y(p[1]));
}

/** A survival curve goes on at its last height to the last day at which an animal was seen. */
function survivalRows(s) {
  const last = Math.max(d3.max(s.days) ?? 0, d3.max(s.censored ?? []) ?? 0);
  const end = s.days.length - 1;
  return [...s.days.map((d, i) => [d, s.fraction[i], s.low?.[i], s.high?.[i]]), [last, s.fraction[end], s.low?.[end], s.high?.[end]]];
}

function survivalPlot(w, m) {
  const shown = choice.compared.filter(a => result(m, a).survival?.days?.length);
  const left = Math.max(36, glyphWidth() + 22);
  const rowHeight = 16;
  const height = 250 + 28 + shown.length * rowHeight;
  const base = 250;
  const svg = picture(w, height, `Survival over time, ${modelName(data.models[m].name)}, of ${shown.map(a => armName(a)).join('; ')}`);
  const labelled = factorial && w > 400;
  const x = d3.scaleLinear([0, data.study.lastDay ?? d3.max(axes.calliper)], [left, w - (labelled ? glyphWidth() + 20 : 14)]);
  const y = d3.scaleLinear([0, 1], [base - 36, 24]);
  axisY(svg, x, y, {format: v => `${v * 100}`, ticks: 5, title: 'Animals without the event (%)'});
  axisX(svg, x, base - 36, {ticks: w < 420 ? 4 : 6, title: 'Days after inoculation'});
  sorted.filter(a => !shown.includes(a) && result(m, a).survival?.days?.length).forEach(a => svg.append('path').attr('fill', 'none')
    .attr('stroke', 'var(--line)').attr('stroke-width', 1.2).attr('d', steps(x, y)(survivalRows(result(m, a).survival))));
  shown.forEach(a => survivalCurve(svg, x, y, a, result(m, a).survival));
  if (labelled) {
    endLabels(svg, x.range()[1], shown.map(a => ({drugs: data.arms[a].drugs, colour: slotColour(slotOf(a)), y: y(result(m, a).survival.fraction.at(-1))})), y(1), y(0), 12);
  }
  riskTable(svg, x, m, shown, base + 18, rowHeight);
  survivalHover(svg, x, y, m, shown);
  return svg.node();
}

function survivalCurve(svg, x, y, a, s) {
  const slot = slotOf(a);
  const rows = survivalRows(s);
  svg.append('path').attr('fill', slotColour(slot)).attr('opacity', 0.11).attr('d', d3.area().curve(d3.curveStepAfter)
    .defined(r => known(r[2]) && known(r[3])).x(r => x(r[0])).y0(r => y(r[2])).y1(r => y(r[3]))(rows));
  svg.append('path').attr('fill', 'none').attr('stroke', slotColour(slot)).attr('stroke-width', 2.2)
    .attr('stroke-dasharray', DASHES[slot]).attr('d', steps(x, y)(rows));
  [...new Set(s.censored ?? [])].forEach(d => {
    const v = rows.filter(r => r[0] <= d).at(-1)?.[1];
    if (known(v)) svg.append('line').attr('x1', x(d)).attr('x2', x(d)).attr('y1', y(v) - 4).attr('y2', y(v) + 4).attr('stroke', slotColour(slot)).attr('stroke-width', 1.6);
  });
}

function riskTable(svg, x, m, shown, top, rowHeight) {
  if (shown.length === 0) return;
  svg.append('text').attr('x', 0).attr('y', top - 6).text('At risk');
  shown.forEach((a, i) => {
    const s = result(m, a).survival;
    const y = top + 10 + i * rowHeight;
    if (data.drugs.length > 0 && plain(a)) glyphInto(svg, 0, y - 4, data.arms[a].drugs, slotColour(slotOf(a)));
    else svg.append('rect').attr('width', 10).attr('height', 10).attr('y', y - 9).attr('fill', slotColour(slotOf(a)));
    (s.riskDays ?? []).forEach((d, k) => svg.append('text').attr('x', x(d)).attr('y', y).attr('text-anchor', 'middle').attr('class', 'inktext').text(s.atRisk[k] ?? ''));
  });
}

function survivalHover(svg, x, y, m, shown) {
  const days = d3.range(0, (data.study.lastDay ?? 100) + 1);
  follow(svg, x, days, y(1), y(0), (i, event) => showTip(event, h('b', null, day(days[i])), shown.map(a => {
    const row = survivalRows(result(m, a).survival).filter(r => r[0] <= days[i]).at(-1);
    return row && tipRow(armName(a, true), `${percent(row[1])} (${percents(row[2], row[3])})`, slotColour(slotOf(a)));
  })));
}

function survivalTable(m) {
  return table('Median survival by arm', [
    {title: 'Arm', value: a => armLabel(a), sort: a => sorted.indexOf(a), nowrap: true},
    {title: 'Median survival, days after inoculation', number: true, value: a => known(result(m, a).medianSurvivalDays) ? number(result(m, a).medianSurvivalDays) : 'not reached',
      sort: a => result(m, a).medianSurvivalDays},
    {title: 'Without event at the end', number: true, value: a => percent(result(m, a).survival?.fraction.at(-1)), sort: a => result(m, a).survival?.fraction.at(-1)},
  ], sorted, {pinned: true});
}
