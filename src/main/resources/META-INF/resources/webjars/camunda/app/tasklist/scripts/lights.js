import { deskAddress } from './desk.js';

// Each card asks for itself when it is drawn; the questions of one redraw go out as one request.
const GATHERING_MS = 50;
const MOST_TASKS = 100;

// colour, shape and words say the same; nobody has to tell red from green
const SHAPES = {
  GREEN: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z',
  YELLOW: 'M8 1l7.5 14h-15z',
  RED: 'M5 1h6l4 4v6l-4 4h-6l-4-4v-6z',
  PAUSED: 'M3 2h4v12h-4z M9 2h4v12h-4z',
  CLOSED: 'M1.5 8.5l2-2l3 3l6-7l2 1.800l-8 9.200z',
};

let waiting = new Map();

function ask(node, taskId) {
  if (waiting.size === 0) {
    setTimeout(answer, GATHERING_MS);
  }
  waiting.set(taskId, [...(waiting.get(taskId) ?? []), node]);
}

async function answer() {
  const asked = waiting;
  waiting = new Map();
  const ids = [...asked.keys()];
  for (let start = 0; start < ids.length; start += MOST_TASKS) {
    const lights = await fetchLights(ids.slice(start, start + MOST_TASKS));
    for (const [id, light] of Object.entries(lights)) {
      for (const node of asked.get(id) ?? []) {
        show(node, light);
      }
    }
  }
}

// A card without a light is still a card: the list must work while the desk cannot answer.
async function fetchLights(ids) {
  try {
    const response = await fetch(deskAddress('api/lights', { tasks: ids.join(',') }), {
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
    });
    return response.ok ? await response.json() : {};
  } catch (failure) {
    console.warn('lights are not available', failure);
    return {};
  }
}

function show(node, light) {
  const shape = SHAPES[light?.light];
  if (!light?.number || (light.light && !(shape && light.label))) {
    return;
  }
  const line = document.createElement('div');
  // what belongs to no issue has no light, but a number and a name all the same
  line.className = shape ? `desk-light desk-light-${light.light.toLowerCase()}` : 'desk-light';
  if (shape) {
    line.append(drawn(shape), labelled(light.label));
  }
  for (const [name, text] of [['number', light.number], ['subject', light.subject], ['step', light.step]]) {
    if (text) {
      const part = document.createElement('span');
      part.className = `desk-light-${name}`;
      part.textContent = text;
      line.append(part);
    }
  }
  node.replaceChildren(line);
}

function drawn(shape) {
  const image = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  image.setAttribute('viewBox', '0 0 16 16');
  image.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', shape);
  image.append(path);
  return image;
}

function labelled(text) {
  const label = document.createElement('span');
  label.className = 'desk-light-label';
  label.textContent = text;
  return label;
}

export default {
  id: 'desk-light',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: (node, { taskId }) => ask(node, taskId),
};
