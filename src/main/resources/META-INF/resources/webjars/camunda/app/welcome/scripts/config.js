import { chinese, look } from '../../tasklist/scripts/language.js';

export default { ...look(chinese ? '个人中心' : 'My account') };
