// Conversations over all arms: what changes most, and every channel in every arm against control.

function changesBlock() {
  if (!data.answer.some(a => a.changes?.length)) return null;
  return live(['model'], () => {
    const answer = answerOf(choice.model);
    if (!answer?.changes?.length) return null;
    return [h('h3', null, `What changes most: control against ${armName(answer.best, true)}, ${dayAfter(answer.changes[0].after)}`),
      h('figure', {class: 'whole'}, plot(w => changesPlot(w, answer.changes)),
        h('figcaption', null, 'Means over animals, on the last biopsy day before any animal of the arm cleared. Hollow: control; filled: the arm that clears most.'))];
  });
}

function changesPlot(w, changes) {
  const narrow = w < 560;
  const left = narrow ? 8 : Math.min(480, w * 0.5);
  const rowHeight = narrow ? 46 : 30;
  const height = changes.length * rowHeight + 48;
  const base = height - 40;
  const top = d3.max(changes, c => Math.max(c.control ?? 0, c.best ?? 0)) || 0.1;
  const x = d3.scaleLinear([0, top], [left, w - 44]).nice(4);
  const svg = picture(w, height, 'Lines of communication that changed most: ' + changes.map(c => `${lineName(c.line)} from ${number(c.control)} to ${number(c.best)}`).join('; '));
  svg.append('g').attr('class', 'axis grid').attr('transform', `translate(0,${base})`).call(d3.axisBottom(x).ticks(4).tickSize(-base).tickFormat('')).select('.domain').remove();
  axisX(svg, x, base, {ticks: 4, title: 'Strength of the line (0 to 1)'});
  changes.forEach((c, i) => {
    const y = i * rowHeight + (narrow ? 32 : rowHeight / 2);
    const colour = c.best < c.control ? 'var(--less)' : 'var(--more)';
    const line = data.channels.lines[c.line];
    const text = svg.append('text').attr('class', 'halo').attr('x', narrow ? left : left - 12).attr('y', narrow ? y - 14 : y + 4).attr('text-anchor', narrow ? 'start' : 'end');
    text.append('tspan').attr('class', 'strongtext').text(channelName(data.channels.names[line.channel]));
    text.append('tspan').text('  ' + clipped(`${cellName(data.channels.families[line.sender])} to ${line.receivers.map(r => cellName(data.channels.families[r])).join(', ')}`, (narrow ? w : left) - 150));
    text.append('title').text(lineName(c.line));
    svg.append('line').attr('x1', x(c.control)).attr('x2', x(c.best)).attr('y1', y).attr('y2', y).attr('stroke', colour).attr('stroke-width', 2.5);
    svg.append('circle').attr('cx', x(c.control)).attr('cy', y).attr('r', 4.5).attr('fill', 'var(--paper)').attr('stroke', colour).attr('stroke-width', 2);
    svg.append('circle').attr('cx', x(c.best)).attr('cy', y).attr('r', 5.5).attr('fill', colour);
    svg.append('text').attr('class', 'inktext').attr('x', w).attr('y', y + 4).attr('text-anchor', 'end').text(signed(c.best - c.control));
  });
  return svg.node();
}

/** Difference of mean channel strengths from control over the animals, at most. */
function strengthLimit(m) {
  let most = 0.05;
  for (let a = 0; a < A; a++) {
    (result(m, a).strengths ?? []).forEach((series, c) => series.forEach((v, t) => { most = Math.max(most, Math.abs(strengthApart(m, a, c, t) ?? 0)); }));
  }
  return Math.min(1, Math.ceil(most * 20) / 20);
}
function strengthApart(m, a, c, t) {
  const here = result(m, a).strengths?.[c]?.[t];
  const control = result(m, controlOf(m))?.strengths?.[c]?.[t];
  return known(here) && known(control) ? here - control : null;
}

function armsBlock() {
  if (!(controlOf(0) >= 0) || A < 2) return null;
  const limits = data.models.map((_, m) => strengthLimit(m));
  let tiles = [];
  const fill = () => tiles.forEach(([node, a, c]) => node.setAttribute('fill', diverging(strengthApart(choice.model, a, c, choice.day), limits[choice.model])));
  const box = plot(w => {
    const drawn = armsPlot(w);
    tiles = drawn.tiles;
    fill();
    return drawn.svg;
  }, ['arm']);
  on('model', fill);
  on('day', fill);
  const dayText = live(['day'], () => `All arms at once: channel strength against control, ${afterText(axes.after[choice.day])}`);
  return h('div', null, h('h3', null, dayText),
    live(['model'], () => h('div', {class: 'key'}, colourKey('', q => diverging((q * 2 - 1) * limits[choice.model], limits[choice.model]),
      `−${limits[choice.model]} weaker`, '0', `+${limits[choice.model]} stronger`))),
    h('figure', null, box, h('figcaption', null, 'One column is one arm, one row one channel, all its senders together; the day follows the slider above. Press a column to choose its arm.')));
}

function armsPlot(w) {
  const names = data.channels.names.map(channelName);
  const left = Math.min(220, Math.max(104, w * 0.27));
  const size = Math.min(48, (w - left - 4) / A);
  const dots = factorial ? Math.min(11, size) : 0;
  const top = factorial ? data.drugs.length * dots + 10 : 96;
  const rowHeight = 21;
  const svg = picture(w, top + names.length * rowHeight + 4, 'Channel strength against control, by channel and arm').attr('role', 'group');
  const tiles = [];
  names.forEach((name, c) => svg.append('text').attr('class', 'inktext').attr('x', left - 8).attr('y', top + c * rowHeight + 14).attr('text-anchor', 'end')
    .text(clipped(name, left - 10)).append('title').text(name));
  if (factorial) {
    data.drugs.forEach((d, i) => svg.append('text').attr('x', left - 8).attr('y', i * dots + dots / 2 + 4).attr('text-anchor', 'end').style('font-size', '10.5px').text(drugName(d, true)));
  }
  sorted.forEach((a, i) => {
    const x = left + i * size;
    columnHead(svg, a, x, size, dots, top);
    names.forEach((name, c) => {
      const node = svg.append('rect').attr('x', x + 0.75).attr('y', top + c * rowHeight).attr('width', size - 1.5).attr('height', rowHeight - 1.5).attr('rx', 1.5)
        .style('cursor', 'pointer').on('click', () => choose('arm', a))
        .on('pointermove', event => showTip(event, h('b', null, name), armName(a), tipRow('strength', number(result(choice.model, a).strengths[c]?.[choice.day])),
          tipRow('more than control', signed(strengthApart(choice.model, a, c, choice.day)))))
        .on('pointerleave', hideTip).node();
      tiles.push([node, a, c]);
    });
    if (a === choice.arm) svg.append('rect').attr('x', x).attr('y', top - 1.5).attr('width', size).attr('height', names.length * rowHeight + 1.5).attr('rx', 3).attr('fill', 'none').attr('stroke', 'var(--ink)').attr('stroke-width', 1.6);
  });
  return {svg: svg.node(), tiles};
}

function columnHead(svg, a, x, size, dots, top) {
  if (!factorial) {
    svg.append('text').attr('transform', `translate(${x + size / 2 + 3},${top - 6}) rotate(-48)`).text(clipped(armName(a, true), 110));
    return;
  }
  const drugs = data.arms[a].drugs;
  if (drugs.length > 1) {
    svg.append('line').attr('x1', x + size / 2).attr('x2', x + size / 2).attr('y1', (drugs[0] + 0.5) * dots).attr('y2', (drugs.at(-1) + 0.5) * dots).attr('stroke', 'var(--faint)');
  }
  data.drugs.forEach((_, d) => svg.append('circle').attr('cx', x + size / 2).attr('cy', (d + 0.5) * dots).attr('r', drugs.includes(d) ? dots * 0.38 : dots * 0.28)
    .attr('fill', drugs.includes(d) ? 'var(--ink)' : 'var(--none)'));
}
