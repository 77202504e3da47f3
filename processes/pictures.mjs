// Draws every model as docs/pictures/models/<id>.png with the modeller's own viewer.
//
//   npm install && npm run pictures [-- --check]
//
// DESK_CHROMIUM names the browser where it is not /usr/bin/chromium.
// With --check nothing is written; the run fails where a model cannot be drawn without a warning.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'docs', 'pictures', 'models');
const checkOnly = process.argv.includes('--check');
const resolve = createRequire(import.meta.url).resolve;
const packageFolder = (name) => resolve(`${name}/package.json`).replace(/package\.json$/, '');

const MARGIN = 24;
const MARK = 30;
const FONT = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", Arial, sans-serif';

async function models(ending) {
  const entries = await readdir(path.join(root, 'processes'), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

async function blankPage(browser, viewer, script, styles) {
  const page = await browser.newPage({ deviceScaleFactor: 2 });
  await page.setContent(
    '<!doctype html><html lang="zh-CN"><body style="margin:0;background:#fff">' +
      '<div id="canvas" style="width:100vw;height:100vh"></div></body></html>',
  );
  for (const style of styles) {
    await page.addStyleTag({ path: path.join(viewer, style) });
  }
  await page.addScriptTag({ path: path.join(viewer, script) });
  return page;
}

async function drawProcess(page, xml) {
  const drawn = await page.evaluate(
    async ({ xml, margin, mark, font }) => {
      window.viewer?.destroy();
      window.viewer = new window.BpmnJS({
        container: '#canvas',
        textRenderer: { defaultStyle: { fontFamily: font } },
      });
      const { warnings } = await window.viewer.importXML(xml);
      const box = window.viewer.get('canvas').viewbox().inner;
      window.viewer.get('canvas').viewbox({
        x: box.x - margin,
        y: box.y - margin,
        width: box.width + 2 * margin,
        height: box.height + 2 * margin + mark,
      });
      return { warnings: warnings.map((warning) => warning.message), box };
    },
    { xml, margin: MARGIN, mark: MARK, font: FONT },
  );
  // the viewer's own mark in the corner stays visible, as its licence asks, below the drawing
  const size = {
    width: Math.ceil(drawn.box.width + 2 * MARGIN),
    height: Math.ceil(drawn.box.height + 2 * MARGIN + MARK),
  };
  await page.setViewportSize(size);
  await page.evaluate(
    ({ box, margin, mark }) => {
      const canvas = window.viewer.get('canvas');
      canvas.resized();
      canvas.viewbox({
        x: box.x - margin,
        y: box.y - margin,
        width: box.width + 2 * margin,
        height: box.height + 2 * margin + mark,
      });
    },
    { box: drawn.box, margin: MARGIN, mark: MARK },
  );
  return { warnings: drawn.warnings, picture: await page.screenshot() };
}

async function drawDecision(page, xml) {
  await page.setViewportSize({ width: 1200, height: 800 });
  const warnings = await page.evaluate(async (xml) => {
    window.viewer?.destroy();
    window.viewer = new window.DmnJS({ container: '#canvas' });
    const { warnings } = await window.viewer.importXML(xml, { open: false });
    const table = window.viewer.getViews().find((view) => view.type === 'decisionTable');
    await window.viewer.open(table ?? window.viewer.getViews()[0]);
    return warnings.map((warning) => warning.message);
  }, xml);
  const size = await page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    canvas.style.height = 'auto';
    const table = document.querySelector('.dmn-decision-table-container') ?? canvas;
    return { width: table.scrollWidth, height: table.scrollHeight };
  });
  await page.setViewportSize({
    width: Math.max(900, Math.ceil(size.width)),
    height: Math.ceil(size.height) + 8,
  });
  return { warnings, picture: await page.screenshot({ fullPage: true }) };
}

const browser = await chromium.launch({
  executablePath: process.env.DESK_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
let failures = 0;
try {
  await mkdir(target, { recursive: true });
  const kinds = [
    {
      ending: '.bpmn',
      draw: drawProcess,
      page: await blankPage(
        browser,
        packageFolder('bpmn-js'),
        'dist/bpmn-viewer.production.min.js',
        ['dist/assets/diagram-js.css', 'dist/assets/bpmn-js.css'],
      ),
    },
    {
      ending: '.dmn',
      draw: drawDecision,
      page: await blankPage(browser, packageFolder('dmn-js'), 'dist/dmn-viewer.production.min.js', [
        'dist/assets/dmn-js-shared.css',
        'dist/assets/dmn-js-decision-table.css',
        'dist/assets/dmn-font/css/dmn.css',
      ]),
    },
  ];
  for (const { ending, draw, page } of kinds) {
    for (const file of await models(ending)) {
      const { warnings, picture } = await draw(page, await readFile(file, 'utf8'));
      const name = `${path.basename(file, ending)}.png`;
      for (const warning of warnings) {
        failures += 1;
        console.error(`${path.relative(root, file)}: ${warning}`);
      }
      if (!checkOnly) {
        await writeFile(path.join(target, name), picture);
      }
      console.log(`${name} (${picture.length} bytes)`);
    }
  }
} finally {
  await browser.close();
}
process.exitCode = failures === 0 ? 0 : 1;
