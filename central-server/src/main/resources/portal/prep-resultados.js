// Results on another page:  <script type="module" src="https://…/prep-resultados.js"></script>
//   <prep-resultados eleccion="gub" territorio="distrito/001" tema="oscuro" idioma="en"></prep-resultados>
// Without idioma it speaks the language of the page around it. Reads the publication from where this script lies, asks every half minute, and uses nothing else of that page.
const BASE = new URL('./', import.meta.url);
const EVERY = 30_000;
const WORDS = {
  es: {
    locale: 'es-MX', loading: 'Cargando resultados…', unreachable: 'Sin conexión con el PREP; se vuelve a intentar.', late: 'Sin conexión con el PREP: últimas cifras recibidas.',
    counted: '{part} de {whole} actas contabilizadas ({percent} %).', cut: 'Corte {cut}, {day}, {hour} h.', more: 'Ver en el PREP',
  },
  en: {
    locale: 'en-US', loading: 'Loading results…', unreachable: 'No connection to the PREP; trying again.', late: 'No connection to the PREP: last figures received.',
    counted: '{part} of {whole} actas counted ({percent} %).', cut: 'Cut {cut}, {day}, {hour}.', more: 'See it in the PREP',
  },
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; color-scheme: light dark; font: 1rem/1.4 system-ui, sans-serif; color: light-dark(#14201f, #e9efee); background: light-dark(#fff, #172020); border: 1px solid light-dark(#d3dcdb, #2e3c3b); border-radius: .7rem; padding: .9rem 1rem; }
  :host([tema="claro"]) { color-scheme: light; } :host([tema="oscuro"]) { color-scheme: dark; }
  h2 { font-size: 1.05rem; margin: 0; } p { margin: .3rem 0 0; font-size: .88rem; } ol { list-style: none; padding: 0; margin: .6rem 0 0; display: grid; gap: .5rem; }
  li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .1rem .8rem; } b { font-variant-numeric: tabular-nums; }
  i { grid-column: 1 / -1; height: .55rem; border-radius: .3rem; background: light-dark(#e5ebea, #263332); overflow: hidden; }
  i::before { content: ""; display: block; height: 100%; width: calc(var(--part) * 1%); background: var(--color, #0f6b70); }
  a { color: light-dark(#0f5f64, #74cbca); } .warning { font-weight: 600; color: light-dark(#7d4300, #ffd08a); }
  .mark { display: inline-block; background: #ffc400; color: #1a1400; font-weight: 700; padding: 0 .5rem; letter-spacing: .1em; }`);

const make = (tag, text, attributes = {}) => {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

class Results extends HTMLElement {
  static observedAttributes = ['eleccion', 'territorio', 'idioma'];

  #root = this.attachShadow({ mode: 'open' });
  #warning = make('p', '', { class: 'warning', role: 'status' });
  #timer = 0;
  #cut = null;

  connectedCallback() {
    this.#root.adoptedStyleSheets = [sheet];
    this.#warning.textContent = this.#say('loading');
    this.#root.replaceChildren(this.#warning);
    this.#update();
    this.#timer = setInterval(() => { if (!document.hidden) this.#update(); }, EVERY);
  }

  disconnectedCallback() { clearInterval(this.#timer); }

  attributeChangedCallback() { this.#cut = null; if (this.isConnected) this.#update(); }

  get #words() {
    const language = this.getAttribute('idioma') ?? this.closest('[lang]')?.lang ?? 'es';
    return WORDS[language.slice(0, 2)] ?? WORDS.es;
  }

  #say(key, values = {}) { return this.#words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]); }

  async #json(path, options) {
    const answer = await fetch(new URL(path, BASE), options);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  async #update() {
    try {
      const progress = await this.#json('avance.json', { cache: 'no-cache' });
      this.#warning.textContent = '';
      if (progress.corte === this.#cut) return;
      const index = await this.#json(progress.indice.ruta);
      const election = index.elecciones.find((one) => one.carpeta === this.getAttribute('eleccion')) ?? index.elecciones[0];
      const [, id] = (this.getAttribute('territorio') ?? '').split('/');
      const place = election.territorios.find((one) => one.id === id);
      const [data, look] = await Promise.all([this.#json(place ? place.ruta : election.estado), index.apariencia ? this.#json(index.apariencia) : { colores: {} }]);
      this.#show(progress, election, data, look.colores ?? {}, place ? `#/${election.carpeta}/${election.division}/${id}` : `#/${election.carpeta}`);
      this.#cut = progress.corte;
    } catch {
      this.#warning.textContent = this.#say(this.#cut ? 'late' : 'unreachable');
    }
  }

  #show(progress, election, data, colors, hash) {
    const { locale } = this.#words;
    const count = new Intl.NumberFormat(locale);
    const votes = data.votosPorCandidatura;
    const most = Math.max(1, ...votes.map((one) => one.votos));
    const list = make('ol');
    const contenders = votes.filter((one) => !['NULOS', 'NO_REGISTRADAS'].includes(one.id)).sort((a, b) => b.votos - a.votos);
    for (const one of contenders) {
      const line = make('li');
      const bar = make('i');
      bar.style.setProperty('--part', (one.votos * 100) / most);
      const color = [one.id, ...(one.partidos ?? [])].map((id) => colors[id]).find(Boolean);
      if (color) bar.style.setProperty('--color', color);
      line.append(make('span', one.candidatura ?? one.nombre), make('b', `${count.format(one.votos)} · ${one.porcentaje} %`), bar);
      list.append(line);
    }
    const f = data.figuras;
    const made = new Date(progress.hora);
    const link = make('p');
    link.append(make('a', this.#say('more'), { href: new URL(hash, BASE).href, target: '_top' }));
    this.#root.replaceChildren(...(progress.oficial ? [] : [make('span', progress.aviso, { class: 'mark' })]),
      make('h2', `${election.nombreEleccion} · ${data.nombre}`), list,
      make('p', this.#say('counted', { part: count.format(f.actasContabilizadas), whole: count.format(f.actasEsperadas), percent: f.porcentajeActasContabilizadas })),
      make('p', this.#say('cut', {
        cut: progress.corte, day: made.toLocaleDateString(locale, { timeZone: progress.zona, day: 'numeric', month: 'short', year: 'numeric' }),
        hour: made.toLocaleTimeString(locale, { timeZone: progress.zona, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      })), this.#warning, link);
  }
}

customElements.define('prep-resultados', Results);
