// Growth curves, animal by animal. Pointing at one animal shows the same animal in every arm.

function growthSection() {
  if (!data.results.some(r => r.animals?.length)) return null;
  const view = {log: true};
  const boxes = [];
  const repaint = () => boxes.forEach(b => b.paint());
  on('model', repaint);
  const panels = sorted.map(a => {
    const box = plot(w => growthPanel(w, a, view));
    boxes.push(box);
    return h('div', {class: 'panel'}, live(['model'], () => {
      const r = result(choice.model, a);
      return h('header', null, armLabel(a, data.arms[a].drugs.length === 0, countColour(a)), h('span', {class: 'count'}, h('b', null, r.cleared), `/${r.n}`, h('span', {class: 'wide'}, ' cleared')));
    }), box);
  });
  return section('growth', 'Every animal’s tumour', 'Growth curves', true, modelTag(),
    h('p', {class: 'lead'}, 'One line is one animal. The animals are twins: animal 7 has the same traits in every arm. Point at a line to find it in all arms.'),
    h('div', {class: 'controls'}, segments('Volume axis', [[true, 'Log'], [false, 'Linear']], true, v => { view.log = v; repaint(); })),
    factorial && glyphKey(), h('div', {class: 'key'},
      h('span', null, h('i', {class: 'rule', style: {'border-top-color': 'var(--cleared)'}}), 'cleared'),
      h('span', null, h('i', {class: 'rule', style: {'border-top-color': 'var(--grew)'}}), 'not cleared'),
      h('span', null, h('i', {class: 'rule', style: {'border-top': '2px dashed var(--ink)'}}), 'median'),
      h('span', null, '○ enrolled'), h('span', null, '× humane limit'),
      known(data.study.eventVolume) && h('span', null, h('i', {class: 'rule', style: {'border-top': '1.5px dashed var(--less)'}}), `${number(data.study.eventVolume, 4)} mm³`)),
    h('figure', null, h('div', {class: 'panels'}, panels), h('figcaption', null,
      'Tumour volume by calliper (mm³) against days after inoculation.',
      known(data.study.calliperCv) && ` The calliper errs by ${percent(data.study.calliperCv)} (coefficient of variation).`,
      known(data.study.palpable) && ` Below ${number(data.study.palpable)} mm³ nothing is palpable: such readings lie on the floor of the log axis.`,
      data.results.some(r => r.n > (r.animals?.length ?? 0)) && ' Only the first animals of each arm are drawn.')));
}

/** One volume axis for all arms of a model. */
function largestVolume(m) {
  const highest = a => d3.max(result(m, a).animals ?? [], n => d3.max(n.volumes)) ?? 0;
  return Math.max(data.study.eventVolume ?? 0, d3.max(sorted, highest), 10);
}

function growthPanel(w, a, view) {
  const r = result(choice.model, a);
  const height = Math.max(118, Math.min(160, w * 0.72));
  const left = 42;
  const floor = (data.study.palpable ?? 1) / 2;
  const top = largestVolume(choice.model) * 1.12;
  const x = d3.scaleLinear([0, data.study.lastDay ?? d3.max(axes.calliper)], [left, w - 12]);
  const y = view.log ? d3.scaleLog([floor, top], [height - 30, 8]) : d3.scaleLinear([0, top], [height - 30, 8]);
  const at = v => y(view.log ? Math.max(v, floor) : v);
  const svg = picture(w, height, `${armName(a)}: tumour volume of ${r.animals.length} animals over time; ${r.cleared} of ${r.n} cleared`);
  axisY(svg, x, y, {values: view.log ? logTicks(y) : undefined, ticks: 3, format: shortNumber});
  axisX(svg, x, height - 30, {ticks: w < 190 ? 2 : 4});
  svg.append('text').attr('x', w - 6).attr('y', height - 1).attr('text-anchor', 'end').text('days');
  svg.append('text').attr('x', 0).attr('y', height - 1).text('mm³');
  if (known(data.study.eventVolume)) {
    svg.append('line').attr('x1', left).attr('x2', w - 12).attr('y1', at(data.study.eventVolume)).attr('y2', at(data.study.eventVolume))
      .attr('stroke', 'var(--less)').attr('stroke-dasharray', '4 3').attr('stroke-width', 1.2);
  }
  const line = lineOf(x, at);
  const lines = svg.append('g').attr('fill', 'none');
  const order = [...r.animals].sort((p, q) => known(p.cleared) - known(q.cleared));
  order.forEach(n => lines.append('path').attr('class', 'animal').attr('data-subject', n.subject).attr('stroke', known(n.cleared) ? 'var(--cleared)' : 'var(--grew)')
    .attr('stroke-width', 1.1).attr('opacity', 0.78).attr('d', line(readingsOf(n.volumes))));
  lines.append('path').attr('stroke', 'var(--ink)').attr('stroke-width', 1.5).attr('stroke-dasharray', '4 3').attr('d', line(readingsOf(r.median)));
  order.forEach(n => growthMarks(svg, x, at, n));
  growthHover(svg, x, at, order, a, w, height);
  return svg.node();
}

/** Animals are measured on days of their own: only what was read, so that the line runs from reading to reading. */
function readingsOf(volumes) {
  return pairs(axes.calliper, volumes).filter(p => p[1] !== null);
}

function volumeAt(n, when) {
  const readings = readingsOf(n.volumes);
  const i = d3.bisector(p => p[0]).left(readings, when);
  const [before, after] = [readings[i - 1], readings[i]];
  if (!before || !after) return (before ?? after)?.[1] ?? 0;
  return before[1] + ((after[1] - before[1]) * (when - before[0])) / (after[0] - before[0]);
}

function growthMarks(svg, x, at, n) {
  const colour = known(n.cleared) ? 'var(--cleared)' : 'var(--grew)';
  if (known(n.enrolled)) {
    svg.append('circle').attr('cx', x(n.enrolled)).attr('cy', at(volumeAt(n, n.enrolled))).attr('r', 1.9)
      .attr('fill', 'var(--paper)').attr('stroke', colour);
  }
  if (n.why === 'humane limit' && n.volumes.length > 0) {
    svg.append('path').attr('d', d3.symbol(d3.symbolTimes, 16)()).attr('stroke', colour).attr('stroke-width', 1.4)
      .attr('transform', `translate(${x(n.end)},${at(n.volumes[n.volumes.length - 1])})`);
  }
}

function growthHover(svg, x, at, animals, a, w, height) {
  const spots = animals.flatMap(n => n.volumes.map((v, i) => known(v) ? [x(axes.calliper[i]), at(v), n, i] : null)).filter(s => s && known(s[1]));
  if (spots.length === 0) return;
  const near = d3.Delaunay.from(spots);
  svg.append('rect').attr('width', w).attr('height', height).attr('fill', 'transparent')
    .on('pointermove', event => {
      const [px, py] = d3.pointer(event);
      const [, , n, i] = spots[near.find(px, py)];
      showTwins(n.subject);
      showTip(event, h('b', null, `Animal ${n.subject}, ${armName(a, true)}`), tipRow(day(axes.calliper[i]), `${number(n.volumes[i])} mm³`),
        tipRow('enrolled', day(n.enrolled)), tipRow('cleared', known(n.cleared) ? day(n.cleared) : 'no'), tipRow('end', `${day(n.end)}, ${n.why}`));
    })
    .on('pointerleave', () => { showTwins(null); hideTip(); });
}

let shownTwin = null;
function showTwins(subject) {
  if (subject === shownTwin) return;
  shownTwin = subject;
  document.querySelectorAll('#growth .animal').forEach(path => {
    const same = subject !== null && path.dataset.subject === String(subject);
    path.setAttribute('stroke-width', same ? 2.8 : 1.1);
    path.setAttribute('opacity', subject === null ? 0.78 : same ? 1 : 0.22);
    if (same) path.parentNode.append(path);
  });
}
