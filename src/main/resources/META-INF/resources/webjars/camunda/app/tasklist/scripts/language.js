// The language the person reads. Tasklist itself only compares the first part of the first
// browser language ("zh") with the names of the locale files ("zh-CN") and so never finds Chinese.
// A choice made on the desk's own pages (?lang=…) is kept in a cookie and goes first.
const chosen = /(?:^|;\s*)desk-lang=([A-Za-z-]+)/.exec(document.cookie)?.[1];
const wanted = chosen ?? navigator.languages?.[0] ?? navigator.language ?? 'zh-CN';

export const language = wanted.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
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
