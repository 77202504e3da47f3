import { chinese, look } from './language.js';

const keys = chinese
  ? {
      claimTask: '认领当前任务',
      focusFilter: '转到第一个筛选器',
      focusList: '转到列表中的第一项任务',
      focusForm: '转到表单的第一个输入框',
      startProcess: '打开“启动流程”对话框',
    }
  : {
      claimTask: 'claim the selected task',
      focusFilter: 'go to the first filter',
      focusList: 'go to the first task of the list',
      focusForm: 'go to the first field of the form',
      startProcess: 'open the dialogue that starts a process',
    };

export default {
  ...look(chinese ? '任务办理' : 'Tasks'),
  customScripts: ['scripts/due-first', 'scripts/case-file', 'scripts/lights', 'scripts/forms', 'scripts/way-back', 'scripts/one-language', 'scripts/narrow'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: keys.claimTask },
    focusFilter: { key: 'ctrl+shift+f', description: keys.focusFilter },
    focusList: { key: 'ctrl+alt+l', description: keys.focusList },
    focusForm: { key: 'ctrl+alt+f', description: keys.focusForm },
    startProcess: { key: 'ctrl+alt+p', description: keys.startProcess },
  },
};
