// "/camunda" behind whatever context path the desk runs under
const webapps = document.querySelector('base').getAttribute('app-root');
const root = webapps.replace(/\/[^/]*$/, '');

/** The address of a page of the desk. */
export function deskAddress(path, parameters) {
  return `${root}/desk/${path}?${new URLSearchParams(parameters)}`;
}
