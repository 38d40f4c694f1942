// The question, and its answer in a sentence or two for each model.

function summarySection() {
  const study = data.study;
  const node = h('section', {id: 'answer', 'aria-labelledby': 'answer-title'},
    h('p', {class: 'kicker'}, 'A virtual study with Crosstalk: ', study.name),
    h('h1', {id: 'answer-title'}, study.question || study.name),
    banner(), unfinished(),
    h('div', {class: 'answers'}, data.answer.map(answerCard)),
    facts());
  sections.push({id: 'answer', title: 'Question and answer', node});
  return node;
}

function banner() {
  const mark = uncalibrated();
  return mark && h('p', {class: 'banner', role: 'note'}, h('b', null, mark + '. '),
    'The numbers show what the model’s rules and parameters imply. Many values come from a prototype’s rough fit to published figures, none from a calibration with held-out evidence: they predict nothing yet.');
}

function unfinished() {
  const status = data.methods?.manifest?.status;
  return status && status !== 'complete' && h('p', {class: 'banner', role: 'note'},
    h('b', null, `This study is ${status}. `), 'What follows covers only the animals that were recorded.');
}

function lineName(l) {
  const line = data.channels.lines[l];
  return `${channelName(data.channels.names[line.channel])}, from ${cellName(data.channels.families[line.sender])}`
    + ` to ${listed(line.receivers.map(r => cellName(data.channels.families[r]))).join('')}`;
}

function answerCard(answer) {
  const m = answer.model;
  const best = known(answer.best) ? result(m, answer.best) : null;
  const control = known(answer.control) ? result(m, answer.control) : null;
  return h('article', {class: 'answer'},
    h('p', {class: 'tag'}, modelName(data.models[m].name)),
    best && h('p', {class: 'headline'}, headline(answer, best, control)),
    treated ? null : volumesText(answer), best && published(answer), missesText(answer), enoughText(answer, best), carriersText(answer), changesText(answer));
}

function headline(answer, best, control) {
  const name = h('b', null, armName(answer.best, true));
  if (!treated) return grownHeadline(answer);
  if (best.cleared === 0) return ['No arm cleared the tumour in any of its animals.'];
  if (answer.best === answer.control) {
    return ['Nothing did better than ', name, ', in which ', h('b', null, `${best.cleared} of ${best.n}`), ' animals cleared the tumour.'];
  }
  return [name, ' cleared the tumour in ', h('b', null, `${best.cleared} of ${best.n}`), ` animals (${percent(best.fraction)}; 95\u00a0% interval `
    + `${percents(best.low, best.high)})`, control ? `, against ${control.cleared} of ${control.n} without treatment.` : '.'];
}

/** Of a study without drugs: how many tumours reached the limit, and when. */
function grownHeadline(answer) {
  return (answer.grown ?? []).filter(g => g.n > 0).map((g, i) => {
    const limit = known(g.limit) ? `the limit of ${number(g.limit, 4)} mm³` : 'the limit';
    const when = known(g.median) ? `, the median on ${day(g.median)} (${dayNumber(g.first)} to ${dayNumber(g.last)})` : '';
    return [i > 0 && ' ', h('b', null, armName(g.arm, true)), g.reached === 0 ? `: none of ${count(g.n, 'tumour')} reached ${limit}.`
      : `: ${g.reached} of ${count(g.n, 'tumour')} reached ${limit}${g.reached === 1 ? ` on ${day(g.median)}` : when}.`];
  });
}

/** Median volumes of a study without drugs, on days on which every animal was still there. */
function volumesText(answer) {
  const rows = (answer.grown ?? []).map(g => [g.arm, grownVolumes(result(answer.model, g.arm))]).filter(([, volumes]) => volumes.length > 0);
  if (rows.length === 0) return null;
  return h('p', {class: 'small'}, 'Median volume by calliper: ', rows.map(([a, volumes], i) => [i > 0 && '; ', rows.length > 1 && `${armName(a, true)}: `,
    listed(volumes.map(([d, v]) => `${v === 0 ? 'nothing palpable' : `${number(v)} mm³`} on ${day(d)}`))]), '.');
}

/** Up to three days and medians, spread over the time until the first animal leaves. */
function grownVolumes(r) {
  const until = d3.min(r.animals ?? [], n => n.end) ?? 0;
  const there = readingsOf(r.median ?? []).filter(([d]) => d > 0 && d <= until);
  return there.length < 4 ? there : [1 / 3, 2 / 3, 1].map(part => there[Math.round(part * there.length) - 1]);
}

function published(answer) {
  const all = known(answer.all) ? result(answer.model, answer.all) : null;
  if (!all?.published) return null;
  return h('p', {class: 'small'}, `All ${count(data.arms[answer.all].drugs.length, 'antibody', 'antibodies')} together: here ${percent(all.fraction)} `
    + `(${percents(all.low, all.high)}), ${recalled(all.published) ? 'published, as recalled,' : 'published'} ${all.published.text}.`);
}

/** Arms whose interval and published range have nothing in common. */
function missesText(answer) {
  const apart = r => known(r.published?.low) && known(r.published?.high) && (r.low > r.published.high || r.high < r.published.low);
  const some = sorted.filter(a => apart(result(answer.model, a)));
  if (some.length === 0) return null;
  return h('p', {class: 'small'}, 'Not as published: ', listed(some.map(a => {
    const r = result(answer.model, a);
    return [h('b', null, armName(a, true)), ` (here ${percents(r.low, r.high)}, ${recalled(r.published) ? 'published, as recalled,' : 'published'} ${r.published.text})`];
  })), '.');
}

function enoughText(answer, best) {
  if (!best || !known(answer.enough) || answer.enough === answer.best || answer.enough === answer.control) return null;
  const r = result(answer.model, answer.enough);
  return h('p', {class: 'small'}, 'Fewer may be enough: with ', h('b', null, armName(answer.enough, true)),
    ` it was ${r.cleared} of ${r.n} (${percents(r.low, r.high)}); so few animals do not tell it from the best arm.`);
}

function carriersText(answer) {
  const top = (answer.carriers ?? []).filter(c => known(c.share) && c.share > 0).slice(0, 2);
  if (top.length === 0) return null;
  return h('p', {class: 'small'}, 'Of the gain over control, ', listed(top.map(c => [h('b', null, drugName(data.drugs[c.drug])),
    ` carries ${(c.share * 100).toFixed(0)} points`])), ' (Shapley share).');
}

function changesText(answer) {
  const first = answer.changes?.[0];
  if (!first) return null;
  return h('p', {class: 'small'}, `Of all conversations, the one most unlike control on ${dayAfter(first.after)}: `, h('b', null, lineName(first.line)),
    ` (strength ${number(first.control, 2)} in control, ${number(first.best, 2)} here). It may be what clears the tumour or what follows from it.`);
}

function facts() {
  const study = data.study;
  const entries = [
    ['Models', data.models.map(m => modelName(m.name)).join(', ')], ['Arms', A], ['Animals per arm', study.subjects],
    ['Fidelity', study.fidelity], ['Length', known(study.lastDay) ? `${study.lastDay} days` : null], ['Seed', study.seed],
  ];
  return h('dl', {class: 'facts'}, entries.filter(([, v]) => v !== null && v !== undefined && v !== '').map(([k, v]) => h('div', null, h('dt', null, k), h('dd', null, v))));
}
