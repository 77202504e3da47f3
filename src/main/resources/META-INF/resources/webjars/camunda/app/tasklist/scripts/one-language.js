import { chinese } from './language.js';

// The engine keeps one name for a filter, so ours are written in both languages: 我的待办 My tasks.
const BOTH = /^(\s*)([\u4e00-\u9fff]+) ([A-Za-z][A-Za-z ]*?)(\s*)$/;

function shorten(list) {
  const texts = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const found = BOTH.exec(text.data);
    if (found) {
      text.data = found[1] + (chinese ? found[2] : found[3]) + found[4];
    }
  }
}

// Tasklist draws the list anew whenever it likes; what is shortened no longer matches, so this ends.
new MutationObserver(() => document.querySelectorAll('[cam-tasklist-filters]').forEach(shorten)).observe(
  document.body,
  { childList: true, characterData: true, subtree: true }
);

export default [];
