// How many animals clear the tumour in each arm, beside published figures.

function clearanceSection() {
  if (data.results.length === 0) return null;
  const hasPublished = data.results.some(r => r.published);
  const marked = mark => data.results.some(r => r.published && recalled(r.published) === (mark === 'recalled'));
  return section('clearance', 'Who clears the tumour', 'Clearance', true,
    h('p', {class: 'lead'}, 'Share of enrolled animals without one living cancer cell, with its 95 % Wilson interval',
      hasPublished ? ', beside what was published.' : '.'),
    factorial && glyphKey(),
    h('div', {class: 'key'}, h('span', null, 'Colour: number of antibodies'), d3.range(0, Math.min(4, most) + 1).map(k => h('span', null,
      h('i', {class: 'swatch dot', style: {background: `var(--k${k})`}}), k === 4 && most > 4 ? '4 or more' : k)),
      marked('found') && h('span', null, h('i', {class: 'swatch', style: {background: 'color-mix(in srgb, var(--published) 55%, transparent)'}}), 'published range'),
      marked('recalled') && h('span', null, h('i', {class: 'swatch', style: {background: 'color-mix(in srgb, var(--published) 12%, transparent)', border: '1px dashed var(--published)'}}), 'recalled from memory, not looked up')),
    h('figure', null, h('div', {class: 'pair'}, data.models.map((model, m) => h('div', null, h('h4', null, modelName(model.name)),
      plot(w => clearancePlot(w, m))))),
      h('figcaption', null, `One row is one arm; at the right, animals cleared of animals enrolled. Cleared means no living malignant cell at the first site to the end. `,
        hasPublished && 'Published figures come from other experiments: other lines, doses and days of treatment, as their notes in the table say.')),
    live(['model'], () => [h('h3', null, 'As a table: ', modelName(data.models[choice.model].name)), clearanceTable(choice.model)]));
}

function clearancePlot(w, m) {
  const rowHeight = 21;
  const named = !factorial;
  const left = named ? Math.min(190, w * 0.4) : glyphWidth() + 12;
  const right = 52;
  const rows = [];
  let y = 14;
  sorted.forEach((a, i) => {
    if (i && data.arms[a].drugs.length !== data.arms[sorted[i - 1]].drugs.length) y += 9;
    rows.push({a, y, r: result(m, a)});
    y += rowHeight;
  });
  const svg = picture(w, y + 42, `Share of animals that cleared the tumour by arm, ${modelName(data.models[m].name)}; the table below has the numbers`);
  const x = d3.scaleLinear([0, 1], [left, w - right]);
  svg.append('g').attr('class', 'axis grid').attr('transform', `translate(0,${y})`)
    .call(d3.axisBottom(x).ticks(w < 420 ? 4 : 5).tickSize(-y + 4).tickFormat('')).select('.domain').remove();
  axisX(svg, x, y, {ticks: w < 420 ? 4 : 5, format: v => `${v * 100}`, title: 'Animals that cleared the tumour (%)'});
  rows.forEach(row => clearanceRow(svg, x, row, {left, right, w, named, rowHeight}));
  return svg.node();
}

function clearanceRow(svg, x, {a, y, r}, {w, named, rowHeight, left}) {
  const g = svg.append('g').attr('transform', `translate(0,${y})`);
  if (named) {
    g.append('text').attr('class', 'inktext').attr('x', 0).attr('y', 4).text(clipped(armName(a, true), left - 10)).append('title').text(armName(a));
  } else glyphInto(g, 0, 0, data.arms[a].drugs, countColour(a));
  const p = r.published;
  if (p && (known(p.low) || known(p.high))) {
    const low = x(p.low ?? p.high);
    const high = x(p.high ?? p.low);
    g.append('rect').attr('x', low - 3).attr('width', high - low + 6).attr('y', -8).attr('height', 16).attr('rx', 4)
      .attr('fill', 'var(--published)').attr('fill-opacity', recalled(p) ? 0.1 : 0.45)
      .attr('stroke', recalled(p) ? 'var(--published)' : null).attr('stroke-dasharray', '3 3');
  }
  const colour = countColour(a);
  if (known(r.fraction)) {
    g.append('line').attr('x1', x(r.low)).attr('x2', x(r.high)).attr('stroke', colour).attr('stroke-width', 2.4).attr('stroke-linecap', 'round');
    g.append('circle').attr('cx', x(r.fraction)).attr('r', 5.2).attr('fill', colour).attr('stroke', 'var(--paper)').attr('stroke-width', 1.5);
  }
  g.append('text').attr('class', 'inktext').attr('x', w).attr('y', 4).attr('text-anchor', 'end').text(`${r.cleared}/${r.n}`);
  g.append('rect').attr('width', w).attr('height', rowHeight).attr('y', -rowHeight / 2).attr('fill', 'transparent')
    .on('pointermove', event => showTip(event, h('b', null, armName(a)), tipRow('cleared', `${r.cleared} of ${r.n}`), tipRow('share', percent(r.fraction)),
      tipRow('95 % interval', percents(r.low, r.high)), r.against && tipRow('more than control', `${points(r.against.difference)} points`),
      p && tipRow(recalled(p) ? 'recalled' : 'published', p.text + (known(p.n) ? ` (n ${p.n})` : ''))))
    .on('pointerleave', hideTip);
}

/** Resampling animals that all fared alike tells nothing: no interval then. */
function differenceText(d) {
  return points(d.difference) + (d.low === d.high ? '' : ` (${points(d.low)} to ${points(d.high)})`);
}

function clearanceTable(m) {
  const r = a => result(m, a);
  const some = test => sorted.some(a => test(r(a)));
  return table('Clearance by arm', [
    {title: 'Arm', value: a => armLabel(a), sort: a => sorted.indexOf(a), nowrap: true},
    {title: 'Cleared', number: true, value: a => `${r(a).cleared} / ${r(a).n}`, sort: a => r(a).cleared},
    {title: '%', number: true, value: a => percent(r(a).fraction), sort: a => r(a).fraction},
    {title: '95 % interval', number: true, value: a => percents(r(a).low, r(a).high), sort: a => r(a).low},
    some(x => x.published) && {title: 'Published', value: a => r(a).published && [r(a).published.text,
      known(r(a).published.n) && ` (n ${r(a).published.n})`, ' ', sourceLink(r(a).published.source),
      recalled(r(a).published) && h('span', {class: 'soft small'}, ' from memory'),
      r(a).published.note && h('div', {class: 'soft small', style: {'white-space': 'normal', 'min-width': '190px'}}, r(a).published.note)]},
    some(x => x.against) && {title: 'More than control, points', number: true, sort: a => r(a).against?.difference,
      value: a => r(a).against ? differenceText(r(a).against) : '–'},
    some(x => x.against) && {title: 'McNemar p', number: true, value: a => pValue(r(a).against?.p), sort: a => r(a).against?.p},
    {title: 'Not palpable', number: true, value: a => r(a).completeResponses, sort: a => r(a).completeResponses},
    {title: 'Relapsed', number: true, value: a => r(a).relapses, sort: a => r(a).relapses},
    {title: 'Escaped', number: true, value: a => r(a).escaped, sort: a => r(a).escaped},
    {title: 'Median days to clearance', number: true, value: a => number(r(a).medianDaysToClearance), sort: a => r(a).medianDaysToClearance},
  ].filter(Boolean), sorted, {pinned: true});
}
