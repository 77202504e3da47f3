// What the desk's embedded forms share: they read words, head and choices from the desk in the
// reader's language, keep what is typed in $scope.m, and send it as text when the task is completed.
const desk = location.pathname.split('/camunda/')[0] + '/desk';

async function ask(path, options) {
  const answer = await fetch(desk + path, { credentials: 'same-origin', ...options });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(body.detail || String(answer.status));
  }
  return body;
}

// The form that is open now takes the files; its input comes and goes with the decision chosen.
let attach = () => {};
document.addEventListener('change', event => {
  if (event.target.matches('[data-desk-evidence]')) {
    attach(event.target);
  }
});

// where: the room's own address of its forms, for tasks that belong to no issue
function load(camForm, $scope, fields, where = '/tasks/') {
  const m = ($scope.m = {});
  const lang = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  $scope.files = [];
  camForm.on('form-loaded', () => {
    fields.forEach(name => camForm.variableManager.createVariable({ name, type: 'String', value: null }));
    ask(`${where}${encodeURIComponent(camForm.taskId)}/form?lang=${lang}`).then(
      found =>
        $scope.$apply(() => {
          Object.assign($scope, found, { w: found.words });
          if ($scope.prefill) {
            $scope.prefill();
          }
        }),
      () => $scope.$apply(() => ($scope.unreachable = true))
    );
  });
  camForm.on('submit', () => {
    fields.forEach(name => {
      const value = m[name];
      camForm.variableManager.variableValue(name, value == null || value === '' ? null : String(value));
    });
  });
  $scope.find = (what, text) =>
    text &&
    ask(`/api/${what}?q=${encodeURIComponent(text)}`).then(found => $scope.$apply(() => ($scope[what] = found)));
  attach = input => {
    $scope.$apply(() => Object.assign($scope, { uploadError: null, uploading: true }));
    const all = Array.from(input.files).map(file => {
      const body = new FormData();
      body.append('file', file);
      return ask(`/tasks/${encodeURIComponent(camForm.taskId)}/attachments`, {
        method: 'POST',
        headers: { [$scope.csrf.header]: $scope.csrf.token, Accept: 'application/json' },
        body,
      });
    });
    Promise.allSettled(all).then(results =>
      $scope.$apply(() => {
        $scope.uploading = false;
        results.forEach(one =>
          one.status === 'fulfilled' ? $scope.files.push(one.value) : ($scope.uploadError = one.reason.message)
        );
        m.evidence = $scope.files.map(file => file.id).join(',');
        input.value = '';
      })
    );
  };
}

window.investorDesk = { load, ask, desk };

export default [];
