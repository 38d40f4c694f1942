// Theme, contents, figures to save, and one animal brought out in all figures. The page is complete without it.

function node(tag, attributes, text) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

function theme(bar) {
  const modes = ['auto', 'light', 'dark'];
  const signs = {auto: '◐', light: '☀', dark: '☾'};
  const system = matchMedia('(prefers-color-scheme: dark)');
  const kept = () => { try { return localStorage.getItem('crosstalk-theme'); } catch { return null; } };
  let mode = /[#&]theme=(light|dark)/.exec(location.hash)?.[1] ?? kept() ?? 'auto';
  const button = node('button', {type: 'button', class: 'icon'});
  const show = printing => {
    const dark = printing !== true && (mode === 'dark' || (mode === 'auto' && system.matches));
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    button.textContent = signs[mode];
    button.setAttribute('aria-label', `Colours: ${mode}. Press to change.`);
  };
  button.addEventListener('click', () => {
    mode = modes[(modes.indexOf(mode) + 1) % modes.length];
    try { localStorage.setItem('crosstalk-theme', mode); } catch { /* a page from disk may not keep anything */ }
    show();
  });
  system.addEventListener('change', show);
  addEventListener('beforeprint', () => show(true));
  addEventListener('afterprint', show);
  show();
  bar.append(button);
}

function contents(bar) {
  const links = [...document.querySelectorAll('#contents a')];
  const jump = node('select', {'aria-label': 'Go to a section', class: 'jump'});
  jump.append(node('option', {value: ''}, 'Contents'), ...links.map(a => node('option', {value: a.hash.slice(1)}, a.textContent)));
  jump.addEventListener('change', () => { document.getElementById(jump.value)?.scrollIntoView(); jump.value = ''; });
  bar.append(jump);
  const sections = links.map(a => document.getElementById(a.hash.slice(1)));
  const mark = () => {
    const now = sections.findLastIndex(s => s.getBoundingClientRect().top < innerHeight * 0.3);
    links.forEach((a, i) => { if (i === Math.max(0, now)) a.setAttribute('aria-current', 'true'); else a.removeAttribute('aria-current'); });
  };
  addEventListener('scroll', mark, {passive: true});
  mark();
}

/** The shown picture with its colours fixed as they are on a light page, as the text of an SVG file. */
function alone(svg) {
  const copy = svg.cloneNode(true);
  const root = document.documentElement;
  const before = root.dataset.theme;
  root.dataset.theme = 'light';
  const style = getComputedStyle(root);
  const fixed = value => value?.replace(/var\((--[\w-]+)\)/g, (_, name) => name === '--paper' ? '#ffffff' : style.getPropertyValue(name).trim());
  for (const mark of copy.querySelectorAll('[fill],[stroke],[style]')) {
    for (const name of ['fill', 'stroke', 'style']) if (mark.hasAttribute(name)) mark.setAttribute(name, fixed(mark.getAttribute(name)));
    mark.removeAttribute('class');
  }
  root.dataset.theme = before;
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of [['width', '100%'], ['height', '100%'], ['fill', '#ffffff']]) paper.setAttribute(name, value);
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

function save(name, blob) {
  const link = node('a', {href: URL.createObjectURL(blob), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function savePng(name, svg) {
  const image = new Image();
  const box = svg.viewBox.baseVal;
  image.onload = () => {
    const canvas = node('canvas');
    canvas.width = box.width * 2;
    canvas.height = box.height * 2;
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => save(name + '.png', blob), 'image/png');
  };
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(alone(svg));
}

function figures() {
  for (const figure of document.querySelectorAll('figure[data-figure]')) {
    const shown = () => [...figure.querySelectorAll('svg')].find(svg => svg.getBoundingClientRect().width > 0) ?? figure.querySelector('svg');
    const name = figure.dataset.figure;
    const svg = node('button', {type: 'button', 'aria-label': `Save ${name} as SVG`}, 'SVG');
    svg.addEventListener('click', () => save(name + '.svg', new Blob([alone(shown())], {type: 'image/svg+xml'})));
    const png = node('button', {type: 'button', 'aria-label': `Save ${name} as PNG`}, 'PNG');
    png.addEventListener('click', () => savePng(name, shown()));
    figure.querySelector('.save').append(svg, png);
  }
}

function animals() {
  let shown = null;
  const bring = animal => {
    if (animal === shown) return;
    shown = animal;
    document.querySelectorAll('.shown').forEach(mark => mark.classList.remove('shown'));
    document.querySelectorAll('svg.picked').forEach(svg => svg.classList.remove('picked'));
    if (animal === null) return;
    document.querySelectorAll(`[data-animal="${CSS.escape(animal)}"]`).forEach(mark => {
      mark.classList.add('shown');
      mark.ownerSVGElement?.classList.add('picked');
    });
  };
  document.addEventListener('pointerover', event => bring(event.target.dataset?.animal ?? null));
}

const bar = document.getElementById('bar');
contents(bar);
theme(bar);
figures();
animals();
addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(d => { d.open = true; }));
document.documentElement.dataset.drawn = 'yes';
