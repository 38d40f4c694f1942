// What each antibody adds: Shapley shares of clearance, and how pairs work together.

function contributionSection() {
  if (!data.shapley?.length) return null;
  return section('contribution', 'What each antibody contributes', 'Contributions', true,
    h('p', {class: 'lead'}, 'The gain of all antibodies over control, shared out among them: each one’s mean gain over all orders in which they can be added (Shapley shares). The shares add up to the whole gain.'),
    h('figure', {class: 'whole'}, h('div', {class: 'pair'}, data.shapley.map(s => h('div', null,
      h('h4', null, modelName(data.models[s.model].name), h('span', {class: 'soft'}, ` — whole gain ${points(s.total)} points of ${s.outcome}`)), plot(w => sharesPlot(w, s))))),
      h('figcaption', null, 'Bar: share. Line: 95 % interval, bootstrap over animals.')),
    h('h3', null, 'Pairs: more or less than the sum of two'),
    h('figure', {class: 'whole'}, h('div', {class: 'pair'}, data.shapley.filter(s => s.interactions?.length).map(s => h('div', null, h('h4', null, modelName(data.models[s.model].name)),
      plot(w => pairsPlot(w, s))))),
      h('figcaption', null, 'Pairwise Shapley interaction in points of clearance, with its 95 % interval. Blue, plus: together more than the sum; orange, minus: less. An interval that holds 0 is drawn pale with a dashed edge: its sign is open.')),
    h('details', null, h('summary', null, 'Shares and interactions as a table'), sharesTable()));
}

function sharesPlot(w, s) {
  const rowHeight = 40;
  const left = 78;
  const height = s.shares.length * rowHeight + 46;
  const base = height - 40;
  const low = Math.min(0, d3.min(s.shares, q => Math.min(q.low ?? q.value, q.value)));
  const high = Math.max(0.05, d3.max(d3.merge(data.shapley.map(e => e.shares)), q => Math.max(q.high ?? q.value, q.value)));
  const x = d3.scaleLinear([low, high], [left, w - 46]).nice(5);
  const svg = picture(w, height, `Shapley shares of ${s.outcome}: ` + s.shares.map(q => `${drugName(data.drugs[q.drug])} ${points(q.value)} points (${points(q.low)} to ${points(q.high)})`).join('; '));
  svg.append('g').attr('class', 'axis grid').attr('transform', `translate(0,${base})`).call(d3.axisBottom(x).ticks(5).tickSize(-base).tickFormat('')).select('.domain').remove();
  axisX(svg, x, base, {ticks: 5, format: v => minus(String(Math.round(v * 100))), title: `Share of ${s.outcome} (points of 100)`});
  s.shares.forEach((q, i) => {
    const y = i * rowHeight + rowHeight / 2;
    svg.append('text').attr('class', 'inktext').attr('x', 0).attr('y', y + 4).style('font-size', '12.5px').text(drugName(data.drugs[q.drug], true));
    svg.append('rect').attr('x', Math.min(x(0), x(q.value))).attr('width', Math.abs(x(q.value) - x(0))).attr('y', y - 9).attr('height', 18).attr('rx', 3).attr('fill', 'color-mix(in oklab, var(--accent) 55%, var(--paper))');
    if (known(q.low) && known(q.high)) interval(svg, x(q.low), x(q.high), y);
    svg.append('text').attr('class', 'strongtext').attr('x', w).attr('y', y + 4).attr('text-anchor', 'end').text(points(q.value));
  });
  svg.append('line').attr('x1', x(0)).attr('x2', x(0)).attr('y1', 0).attr('y2', base).attr('stroke', 'var(--soft)');
  return svg.node();
}

function interval(svg, x1, x2, y) {
  svg.append('path').attr('d', `M${x1},${y}H${x2}M${x1},${y - 4}v8M${x2},${y - 4}v8`).attr('stroke', 'var(--ink)').attr('stroke-width', 1.5).attr('fill', 'none');
}

function pairsPlot(w, s) {
  const drugs = [...new Set(s.interactions.flatMap(i => i.drugs))].sort((a, b) => a - b);
  const left = 62;
  const size = Math.min(92, (w - left) / Math.max(1, drugs.length - 1));
  const limit = Math.max(0.05, d3.max(d3.merge(data.shapley.map(e => e.interactions ?? [])), i => Math.abs(i.value)));
  const high = Math.min(64, size);
  const svg = picture(w, 24 + high * (drugs.length - 1) + 4, 'Pairwise interactions: ' + s.interactions.map(i =>
    `${i.drugs.map(d => drugName(data.drugs[d], true)).join(' with ')} ${points(i.value)} points (${points(i.low)} to ${points(i.high)})`).join('; '));
  drugs.slice(1).forEach((d, k) => svg.append('text').attr('class', 'inktext').attr('x', left + (k + 0.5) * size).attr('y', 13).attr('text-anchor', 'middle').text(drugName(data.drugs[d], true)));
  drugs.slice(0, -1).forEach((d, k) => svg.append('text').attr('class', 'inktext').attr('x', 0).attr('y', 24 + (k + 0.5) * high + 4).text(drugName(data.drugs[d], true)));
  s.interactions.forEach(i => {
    const [a, b] = [...i.drugs].sort((p, q) => p - q);
    const x = left + (drugs.indexOf(b) - 1) * size;
    const y = 24 + drugs.indexOf(a) * high;
    const open = !(known(i.low) && known(i.high)) || (i.low <= 0 && i.high >= 0);
    const part = (open ? 0.25 : 0.62) * i.value;
    svg.append('rect').attr('x', x + 1).attr('y', y + 1).attr('width', size - 2).attr('height', high - 2).attr('rx', 4).attr('fill', diverging(part, limit))
      .attr('stroke', 'var(--line)').attr('stroke-dasharray', open ? '3 3' : null);
    svg.append('text').attr('class', 'strongtext').attr('x', x + size / 2).attr('y', y + high / 2).attr('text-anchor', 'middle').style('font-size', '14px').text(points(i.value));
    svg.append('text').attr('class', 'inktext').attr('x', x + size / 2).attr('y', y + high / 2 + 15).attr('text-anchor', 'middle').style('font-size', '10.5px').text(`${points(i.low)} to ${points(i.high)}`);
  });
  return svg.node();
}

function sharesTable() {
  const rows = data.shapley.flatMap(s => [...s.shares.map(q => ({m: s.model, what: drugName(data.drugs[q.drug]), kind: 'share', ...q})),
    ...(s.interactions ?? []).map(q => ({m: s.model, what: q.drugs.map(d => drugName(data.drugs[d], true)).join(' with '), kind: 'interaction', ...q}))]);
  return table('Shapley shares and interactions', [
    {title: 'Model', value: r => modelName(data.models[r.m].name), sort: r => r.m, nowrap: true},
    {title: 'Kind', value: r => r.kind, sort: r => r.kind},
    {title: 'Antibody or pair', value: r => r.what, sort: r => r.what, nowrap: true},
    {title: 'Points', number: true, value: r => points(r.value), sort: r => r.value},
    {title: '95 % interval', number: true, value: r => `${points(r.low)} to ${points(r.high)}`},
  ], rows);
}
