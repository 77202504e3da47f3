import { chinese, look } from '../../tasklist/scripts/language.js';

export default { ...look(chinese ? '流程监控' : 'Process operations') };
