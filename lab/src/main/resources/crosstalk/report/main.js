// Puts the page together, in the order in which a reader asks.

function themeButton() {
  const modes = ['auto', 'light', 'dark'];
  const signs = {auto: '◐', light: '☀', dark: '☾'};
  const system = matchMedia('(prefers-color-scheme: dark)');
  const kept = () => { try { return localStorage.getItem('crosstalk-theme'); } catch { return null; } };
  let mode = /[#&]theme=(light|dark)/.exec(location.hash)?.[1] ?? kept() ?? 'auto';
  const button = h('button', {type: 'button', class: 'icon', click: () => {
    mode = modes[(modes.indexOf(mode) + 1) % modes.length];
    try { localStorage.setItem('crosstalk-theme', mode); } catch { /* a page from disk may not keep anything */ }
    show();
  }});
  const show = printing => {
    const dark = printing !== true && (mode === 'dark' || (mode === 'auto' && system.matches));
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    button.textContent = signs[mode];
    button.title = `Colours: ${mode}`;
    button.setAttribute('aria-label', `Colours: ${mode}. Press to change.`);
  };
  system.addEventListener('change', show);
  addEventListener('beforeprint', () => show(true));
  addEventListener('afterprint', show);
  show();
  return button;
}

function modelSwitch() {
  if (data.models.length < 2) return null;
  if (data.models.length > 3) {
    const select = h('select', {'aria-label': 'Model shown', change: () => choose('model', Number(select.value))}, data.models.map((model, m) => h('option', {value: m}, modelName(model.name))));
    return select;
  }
  return segments('Model shown', data.models.map((model, m) => [m, modelShort(m), modelName(model.name)]), 0, m => choose('model', m));
}

function contents() {
  const links = sections.map(s => h('a', {href: '#' + s.id}, s.title));
  document.getElementById('contents').append(h('ol', null, links.map(a => h('li', null, a))));
  const jump = h('select', {'aria-label': 'Go to a section', class: 'jump', change: () => { document.getElementById(jump.value)?.scrollIntoView(); jump.value = ''; }}, h('option', {value: ''}, 'Contents'), sections.map(s => h('option', {value: s.id}, s.title)));
  const mark = () => {
    const now = sections.filter(s => s.node.getBoundingClientRect().top < innerHeight * 0.3).at(-1) ?? sections[0];
    links.forEach((a, i) => { if (sections[i] === now) a.setAttribute('aria-current', 'true'); else a.removeAttribute('aria-current'); });
  };
  addEventListener('scroll', mark, {passive: true});
  mark();
  return jump;
}

function begin() {
  const answer = answerOf(0);
  const last = d3.min(data.answer.flatMap(a => (a.changes ?? []).map(c => c.after))) ?? d3.max(data.study.biopsies ?? []) ?? 14;
  choice.arm = answer?.best ?? A - 1;
  choice.day = Math.max(0, d3.minIndex(axes.after, d => Math.abs(d - last)));
  setCompared(firstCompared());
}

/** A section that fails says so and leaves the others alone. */
function guarded(make) {
  try {
    return make();
  } catch (error) {
    console.error(make.name, error);
    return h('p', {class: 'banner', role: 'alert'}, h('b', null, 'A part of the report could not be drawn. '), `${make.name}: ${error.message}`);
  }
}

function build() {
  begin();
  const page = document.getElementById('page');
  page.append(hatch());
  append(page, [summarySection, clearanceSection, growthSection, survivalSection, channelSection, compositionSection, spaceSection, besideSection, drugSection, contributionSection,
    responderSection, memorySection, scaleSection, methodsSection, parameterSection, referenceSection, limitsSection].map(guarded));
  append(document.getElementById('bar'), [h('span', {class: 'mark'}, 'Crosstalk'), h('span', {class: 'study'}, data.study.name), contents(), modelSwitch(), themeButton()]);
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(d => { d.open = true; }));
  if (location.hash.length > 1) document.getElementById(location.hash.slice(1).split('&')[0])?.scrollIntoView();
  document.documentElement.dataset.drawn = 'yes';
}

build();
