// The language the person reads, found as the desk's own pages find it: the choice kept in the
// cookie "lang", else the browser's, else Chinese. Tasklist by itself compares only the first part
// of the browser's language ("zh") with the names of the locale files ("zh-CN") and so never finds
// Chinese.
const chosen = /(?:^|;\s*)lang=([A-Za-z-]+)/.exec(document.cookie)?.[1];
const wanted = chosen ?? navigator.languages?.[0] ?? navigator.language ?? '';

export const language = wanted.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
export const chinese = language === 'zh-CN';

document.documentElement.lang = language;

const name = chinese ? '越商服务台' : 'Investor Desk';

/** What all four applications have in common; `page` is the application's own name. */
export function look(page) {
  document.title = `${page} · ${name}`;
  return {
    // shown as vendor, then name
    app: { vendor: name, name: page },
    locales: { availableLocales: [language], fallbackLocale: language },
    dateFormat: chinese
      ? {
          monthName: 'M月',
          day: 'D日',
          abbr: 'M月D日 HH:mm',
          short: 'YYYY-MM-DD',
          normal: 'YYYY-MM-DD HH:mm',
          long: 'YYYY年M月D日 dddd HH:mm',
        }
      : {
          monthName: 'MMMM',
          day: 'DD',
          abbr: 'D MMM HH:mm',
          short: 'D MMM YYYY',
          normal: 'D MMM YYYY HH:mm',
          long: 'dddd, D MMMM YYYY HH:mm',
        },
    disableWelcomeMessage: true,
  };
}
