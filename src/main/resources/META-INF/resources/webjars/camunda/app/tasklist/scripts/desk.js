import { language } from './language.js';

// "/camunda" behind whatever context path the desk runs under
const webapps = document.querySelector('base').getAttribute('app-root');
const root = webapps.replace(/\/[^/]*$/, '');

/** The address of a page of the desk, in the language the person reads here. */
export function deskAddress(path, parameters) {
  const query = new URLSearchParams({ ...parameters, lang: language });
  return `${root}/desk/${path}?${query}`;
}
