// What is due first is worked on first: Tasklist itself would begin with the newest task.
const order = 'sorting=' + encodeURIComponent('[{"sortBy":"dueDate","sortOrder":"asc"}]');

if (!location.hash.includes('sorting=')) {
  const [path, query] = (location.hash || '#/').split('?');
  history.replaceState(null, '', `${path}?${query ? query + '&' : ''}${order}`);
}

export default [];
