import { chinese, look } from '../../tasklist/scripts/language.js';

export default {
  ...look(chinese ? '流程监控' : 'Process operations'),
  // only administrators come here, and this application has English texts only
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
};
