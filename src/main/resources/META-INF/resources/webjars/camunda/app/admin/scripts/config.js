import { chinese, look } from '../../tasklist/scripts/language.js';

export default { ...look(chinese ? '系统管理' : 'Administration') };
