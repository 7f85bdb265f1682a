// Says so when a part of the page that renews itself no longer does.
(() => {
  const lost = () => document.getElementById('lost');
  const fail = () => {
    const notice = lost();
    if (notice && notice.hidden) {
      document.getElementById('lost-since').textContent = document.getElementById('asof')?.textContent ?? '';
      notice.hidden = false;
    }
  };
  for (const event of ['htmx:sendError', 'htmx:timeout', 'htmx:responseError']) {
    document.addEventListener(event, fail);
  }
  document.addEventListener('htmx:afterOnLoad', (event) => {
    if (event.detail.xhr.status === 200 && lost()) lost().hidden = true;
  });
})();
