// Rechallenge: whether animals that cleared the first tumour reject a second one.

function memorySection() {
  const entries = (data.rechallenge ?? []).filter(e => e.rechallenged > 0 || e.naive);
  if (entries.length === 0) return null;
  const plan = data.study.rechallenge;
  return section('rechallenge', 'Memory: a second tumour', 'Rechallenge', true,
    h('p', {class: 'lead'}, plan ? `On day ${plan.day}, animals that had cleared were injected with ${d3.format(',')(plan.cells)} cells (${plan.site}), and so were naive animals.` : 'Animals that had cleared were injected again.'),
    h('figure', {class: 'whole'}, plot(w => memoryPlot(w, entries)), h('figcaption', null, 'Share that rejected the second tumour by the end, with 95 % Wilson interval; all arms of a model together.')),
    data.results.some(r => r.rechallenged > 0) && h('details', null, h('summary', null, 'By arm'), live(['model'], () => table('Rechallenge by arm', [
      {title: 'Arm', value: a => armLabel(a), sort: a => sorted.indexOf(a), nowrap: true},
      {title: 'Injected again', number: true, value: a => result(choice.model, a).rechallenged, sort: a => result(choice.model, a).rechallenged},
      {title: 'Rejected', number: true, value: a => result(choice.model, a).rejected, sort: a => result(choice.model, a).rejected},
    ], sorted.filter(a => result(choice.model, a).rechallenged > 0), {pinned: true}))));
}

function memoryPlot(w, entries) {
  const rows = entries.flatMap(e => [
    e.rechallenged > 0 && {model: e.model, text: 'cleared before', n: e.rechallenged, k: e.rejected, low: e.low, high: e.high, colour: 'var(--f0)', full: true},
    e.naive && {model: e.model, text: 'naive', n: e.naive.n, k: e.naive.rejected, low: e.naive.low, high: e.naive.high, colour: 'var(--f1)'},
  ].filter(Boolean));
  const left = w < 520 ? 120 : 230;
  const rowHeight = w < 520 ? 42 : 30;
  const height = rows.length * rowHeight + 48;
  const base = height - 40;
  const x = d3.scaleLinear([0, 1], [left, w - 62]);
  const svg = picture(w, height, 'Second tumours rejected: ' + rows.map(r => `${modelName(data.models[r.model].name)}, ${r.text}: ${r.k} of ${r.n}`).join('; '));
  svg.append('g').attr('class', 'axis grid').attr('transform', `translate(0,${base})`).call(d3.axisBottom(x).ticks(5).tickSize(-base).tickFormat('')).select('.domain').remove();
  axisX(svg, x, base, {ticks: w < 520 ? 3 : 5, format: v => `${v * 100}`, title: 'Second tumour rejected (%)'});
  rows.forEach((r, i) => {
    const y = (i + 0.5) * rowHeight;
    const text = svg.append('text').attr('x', 0).attr('y', w < 520 ? y - 3 : y + 4);
    text.append('tspan').attr('class', 'strongtext').text(modelName(data.models[r.model].name));
    text.append('tspan').attr('x', w < 520 ? 0 : null).attr('dy', w < 520 ? 14 : 0).text((w < 520 ? '' : ', ') + r.text);
    svg.append('line').attr('x1', x(r.low)).attr('x2', x(r.high)).attr('y1', y).attr('y2', y).attr('stroke', r.colour).attr('stroke-width', 2.4);
    svg.append('circle').attr('cx', x(r.n ? r.k / r.n : 0)).attr('cy', y).attr('r', 5.5).attr('fill', r.full ? r.colour : 'var(--paper)').attr('stroke', r.colour).attr('stroke-width', 2);
    svg.append('text').attr('class', 'inktext').attr('x', w).attr('y', y + 4).attr('text-anchor', 'end').text(`${r.k}/${r.n}`);
  });
  return svg.node();
}
