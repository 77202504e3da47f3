import { deskAddress } from './desk.js';
import { chinese, language } from './language.js';

const PAGES = chinese
  ? [['', '工作台'], ['issues', '问题登记册']]
  : [['', 'Start page'], ['issues', 'Register of problems']];

/** Tasklist knows no page but its own; the desk's are one step away all the same. */
export default {
  id: 'desk-way-back',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1000,
  render: node => {
    const links = document.createElement('span');
    links.className = 'desk-way-back';
    for (const [path, label] of PAGES) {
      const link = document.createElement('a');
      // without the last slash: /desk, not /desk/
      link.href = deskAddress(path, { lang: language }).replace('/desk/?', '/desk?');
      link.textContent = label;
      links.append(link);
    }
    node.replaceChildren(links);
  },
};
