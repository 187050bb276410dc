// Lists of the desk by keyboard: arrows go from line to line, Home and End to the ends, the space bar ticks the line. Keys count only inside the list.
for (const list of document.querySelectorAll('.rows, .jobs, .counter__queue ul')) {
  const lines = () => [...document.querySelectorAll('.rows a[href], .jobs .job__code, .counter__queue li a')].filter((link) => link.closest('ul, ol') && link.offsetParent);
  list.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const all = lines();
    const row = event.target.closest('li');
    const here = all.findIndex((link) => row?.contains(link));
    if (here < 0) return;
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined && all[to]) {
      event.preventDefault();
      all[to].focus();
    } else if (event.key === ' ' && event.target.matches('a')) {
      const box = row.querySelector('input[type=checkbox]');
      if (!box) return;
      event.preventDefault();
      box.click();
    }
  });
}
