// Another run of the same study beside this one, such as the well-mixed one beside that in space: where they differ, and through what.

const beside = data.beside;
const MOST_CONTRASTS = 14;

/** A run in a few words: its fidelity, and its voxel where it has one. */
function runName(run) {
  return run.fidelity + (known(run.voxel) ? `, ${number(run.voxel * 1000)} µm` : '');
}

const besideOf = a => beside.arms.find(x => x.model === choice.model && x.arm === a);
const besideArms = () => sorted.filter(a => besideOf(a));

function besideSection() {
  if (!beside?.arms?.length) return null;
  const view = {arm: besideArms().find(a => a === choice.arm) ?? besideArms()[0]};
  const chart = plot(w => contrastPlot(w, view.arm), ['model']);
  const caption = live(['model'], () => contrastCaption(view.arm));
  const select = armSelect('Arm', besideArms(), view.arm, a => { view.arm = a; chart.paint(); caption.replaceChildren(); append(caption, [contrastCaption(a)]); });
  return section('beside', 'Beside the other run', 'Beside', true, modelTag(),
    h('p', {class: 'lead'}, 'The same study twice: here ', h('b', null, runName(beside.here)), ', there ', h('b', null, runName(beside.there)),
      '. Animal 7 has the same traits in both, but meets other chances. Differences are here less there.'),
    beside.changed?.length > 0 && h('p', {class: 'banner'}, h('b', null, 'Not the same files. '), `Changed between the two runs: ${beside.changed.join(', ')}.`),
    h('h3', null, 'Who clears the tumour'), live(['model'], besideTable),
    h('h3', null, 'Growth'), besideKey(),
    h('figure', null, h('div', {class: 'panels'}, besideArms().map(a => h('div', {class: 'panel'}, h('header', null, armLabel(a, true, countColour(a))), plot(w => besideGrowth(w, a), ['model'])))),
      h('figcaption', null, 'Median tumour volume by calliper (mm³) against days after inoculation; an animal that left counts on with its last volume.')),
    h('h3', null, 'Through what: where the two differ most'),
    h('div', {class: 'controls'}, select), h('figure', null, chart, h('figcaption', null, caption)));
}

function besideKey() {
  return h('div', {class: 'key'}, h('span', null, dash('var(--accent)', null), 'here: ' + runName(beside.here)), h('span', null, dash('var(--less)', '5 3'), 'there: ' + runName(beside.there)));
}

function besideTable() {
  const share = r => `${r.cleared} / ${r.n}${known(r.fraction) ? ` (${percents(r.low, r.high)})` : ''}`;
  return table('Animals that cleared the tumour in both runs', [
    {title: 'Arm', value: r => armName(r.arm, true), sort: r => r.arm},
    {title: 'Cleared here', number: true, value: r => share(result(r.model, r.arm)), sort: r => result(r.model, r.arm).fraction},
    {title: 'There', number: true, value: share, sort: r => r.fraction},
    {title: 'Difference (points)', number: true, sort: r => r.difference?.value,
      value: r => r.difference ? `${points(r.difference.value)} (${points(r.difference.low)} to ${points(r.difference.high)})` : '–'},
    {title: 'Median survival here (days)', number: true, value: r => number(result(r.model, r.arm).medianSurvivalDays), sort: r => result(r.model, r.arm).medianSurvivalDays},
    {title: 'There', number: true, value: r => number(r.medianSurvivalDays), sort: r => r.medianSurvivalDays},
  ], besideArms().map(besideOf));
}

function besideGrowth(w, a) {
  const height = Math.max(118, Math.min(160, w * 0.72));
  const other = besideOf(a);
  const floor = (data.study.palpable ?? 1) / 2;
  const all = besideArms().flatMap(x => [...result(choice.model, x).median, ...besideOf(x).median]);
  const x = d3.scaleLinear([0, data.study.lastDay ?? d3.max(axes.calliper)], [42, w - 12]);
  const y = d3.scaleLog([floor, Math.max(10, d3.max(all) ?? 0) * 1.15], [height - 30, 8]);
  const svg = picture(w, height, `${armName(a)}: median tumour volume in both runs`);
  axisY(svg, x, y, {values: logTicks(y), format: shortNumber});
  axisX(svg, x, height - 30, {ticks: w < 190 ? 2 : 4});
  svg.append('text').attr('x', w - 6).attr('y', height - 1).attr('text-anchor', 'end').text('days');
  svg.append('text').attr('x', 0).attr('y', height - 1).text('mm³');
  const line = lineOf(x, v => y(Math.max(v, floor)));
  [[beside.days, other.median, 'var(--less)', '5 3'], [axes.calliper, result(choice.model, a).median, 'var(--accent)', null]].forEach(([days, median, colour, dashes]) =>
    svg.append('path').attr('fill', 'none').attr('stroke', colour).attr('stroke-width', 2).attr('stroke-dasharray', dashes).attr('d', line(pairs(days, median))));
  return svg.node();
}

function contrastName(c) {
  if (c.kind === 'channel') return channelName(c.name);
  if (c.kind === 'cells') return `${cellName(c.name)} (cells/mm³)`;
  const found = data.readouts.find(r => r.name === c.name);
  return found ? titled(found.label, found.unit) : c.name;
}

function contrastPlot(w, a) {
  const rows = (besideOf(a)?.contrasts ?? []).slice(0, MOST_CONTRASTS);
  const widest = (d3.max(rows, c => textWidth(contrastName(c))) ?? 0) + 16;
  const stacked = widest > w * 0.45;
  const rowHeight = stacked ? 42 : 27;
  const left = stacked ? 12 : widest;
  const right = w < 520 ? 12 : 150;
  const base = 22 + rows.length * rowHeight;
  const svg = picture(w, base + 42, `What differs most in ${armName(a)}: ` + rows.map(c => `${contrastName(c)} ${number(c.here)} against ${number(c.there)}`).join('; '));
  const reach = Math.min(12, Math.max(1, d3.max(rows, c => Math.abs(c.standard ?? 0)) * 1.5));
  const x = d3.scaleLinear([-reach, reach], [left, w - right]).clamp(true);
  svg.append('g').attr('class', 'axis grid').attr('transform', `translate(0,${base})`).call(d3.axisBottom(x).ticks(5).tickSize(-base + 14).tickFormat('')).select('.domain').remove();
  axisX(svg, x, base, {ticks: w < 520 ? 3 : 5, format: v => minus(String(v)), title: w < 520 ? 'Difference (SD)' : 'Difference, here less there (standard deviations between animals)'});
  svg.append('line').attr('x1', x(0)).attr('x2', x(0)).attr('y1', 14).attr('y2', base).attr('stroke', 'var(--soft)');
  if (right > 100) svg.append('text').attr('x', w).attr('y', 10).attr('text-anchor', 'end').text('here | there');
  rows.forEach((c, i) => contrastRow(svg, x, c, 22 + (i + (stacked ? 0.75 : 0.5)) * rowHeight, stacked ? {width: w - right, up: 16} : {width: left - 8, up: -4}, right > 100 ? w : null));
  return svg.node();
}

/** One comparison; its name stands left of it, or over it where there is no room. */
function contrastRow(svg, x, c, y, label, numbers) {
  const g = svg.append('g').on('pointermove', event => showTip(event, h('b', null, contrastName(c)), tipRow('here', number(c.here)), tipRow('there', number(c.there)),
    known(c.standard) && tipRow('difference', `${signed(c.standard)} SD (${range(c.low, c.high, v => signed(v))})`))).on('pointerleave', hideTip);
  g.append('text').attr('class', 'halo inktext').attr('x', 0).attr('y', y - label.up).text(clipped(contrastName(c), label.width)).append('title').text(contrastName(c));
  const open = !known(c.low) || (c.low <= 0 && c.high >= 0);
  const colour = c.standard < 0 ? 'var(--less)' : 'var(--more)';
  if (known(c.low)) g.append('line').attr('x1', x(c.low)).attr('x2', x(c.high)).attr('y1', y).attr('y2', y).attr('stroke', colour).attr('stroke-width', 2.2).attr('opacity', open ? 0.45 : 1);
  if (known(c.standard)) g.append('circle').attr('cx', x(c.standard)).attr('cy', y).attr('r', 5).attr('fill', open ? 'var(--paper)' : colour).attr('stroke', colour).attr('stroke-width', 1.6);
  if (numbers) g.append('text').attr('class', 'strongtext').attr('x', numbers).attr('y', y + 4).attr('text-anchor', 'end').text(`${number(c.here)} | ${number(c.there)}`);
}

function contrastCaption(a) {
  const other = besideOf(a);
  if (!other) return null;
  const few = other.contrasts.every(c => !known(c.standard));
  return [`Each animal’s mean over the first ${number(other.until)} days after enrolment: as long as every animal of both runs is there with its tumour. `,
    few ? 'Too few animals for a spread, so only means, in order of their ratio.'
      : `Dot: difference of the means over the standard deviation between animals; line: its 95 % interval (Welch). Hollow: the interval holds 0. Among ${other.contrasts.length} comparisons some leave it out by chance.`];
}
