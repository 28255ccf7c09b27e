/*
 * What runs in a pack, with nothing but the file itself: how old the copy is, and ticks that are kept on the device where it lets
 * them. Without it the file reads just the same.
 */
export const PACK_SCRIPT = `(function () {
  var made = new Date(document.documentElement.getAttribute('data-made'));
  var days = Math.max(0, Math.floor((Date.now() - made.getTime()) / 86400000));
  var age = document.getElementById('age');
  age.textContent = days === 0 ? 'This copy was made today.' : 'This copy is ' + days + (days === 1 ? ' day old.' : ' days old.');
  if (days > 31) age.className += ' old';
  var reviews = document.querySelectorAll('[data-review]');
  for (var r = 0; r < reviews.length; r++) {
    if (new Date(reviews[r].getAttribute('data-review') + 'T23:59:59') < new Date()) reviews[r].hidden = false;
  }
  var kept = null;
  try { kept = window.localStorage; kept.getItem('holdfast'); } catch (error) { kept = null; }
  var boxes = document.querySelectorAll('input[type=checkbox]');
  function count() {
    var groups = document.querySelectorAll('[data-count]');
    for (var g = 0; g < groups.length; g++) {
      var all = document.querySelectorAll('input[data-of="' + groups[g].getAttribute('data-count') + '"]');
      var done = 0;
      for (var i = 0; i < all.length; i++) if (all[i].checked) done++;
      groups[g].textContent = done + ' of ' + all.length + ' ticked';
    }
  }
  for (var b = 0; b < boxes.length; b++) {
    (function (box) {
      var key = 'holdfast-tick-' + box.id;
      try { if (kept) box.checked = kept.getItem(key) === 'yes'; } catch (error) { kept = null; }
      box.addEventListener('change', function () {
        try { if (kept) { if (box.checked) kept.setItem(key, 'yes'); else kept.removeItem(key); } } catch (error) { kept = null; }
        count();
      });
    })(boxes[b]);
  }
  count();
  var clear = document.getElementById('clear');
  if (clear) {
    clear.hidden = false;
    clear.addEventListener('click', function () {
      for (var i = 0; i < boxes.length; i++) { boxes[i].checked = false; try { if (kept) kept.removeItem('holdfast-tick-' + boxes[i].id); } catch (error) { kept = null; } }
      count();
    });
  }
  document.getElementById('ticks').textContent = kept ? 'Ticks are kept on this device only.' : 'Ticks are kept only while this page is open.';
})();`;

export const PACK_STYLE = `
:root{color-scheme:light dark;--ink:#171b26;--soft:#4a5263;--page:#fff;--line:#d5d9e2;--act:#3350b4;--warn:#8a4b00;--bad:#a3122f}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaf0;--soft:#b3bac8;--page:#14171e;--line:#3a4150;--act:#aebdff;--warn:#ffc27a;--bad:#ffa6ad}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
main,header,nav,footer{max-width:52rem;margin:0 auto;padding:0 16px}h1{font-size:1.5rem;line-height:1.25;margin:1rem 0 .25rem}h2{font-size:1.25rem;margin:2rem 0 .5rem;padding-top:.75rem;border-top:2px solid var(--line)}h3{font-size:1rem;margin:1.25rem 0 .25rem}
p{margin:.25rem 0}.soft{color:var(--soft)}.old,.late{color:var(--bad);font-weight:600}.code{font-family:ui-monospace,Consolas,monospace;white-space:nowrap}a{color:var(--act)}ul,ol{padding-left:1.25rem;margin:.25rem 0}li{margin:.25rem 0}
.text{white-space:pre-line;overflow-wrap:anywhere}.tel{white-space:nowrap;font-weight:600}.since{color:var(--bad)}.steps{list-style:none;padding:0}.steps>li{display:grid;grid-template-columns:32px 1fr;gap:8px;padding:.75rem 0;border-bottom:1px solid var(--line)}
.steps input{width:24px;height:24px;margin:2px 0 0}.steps label{font-weight:600}button{font:inherit;padding:.5rem .75rem;border:1px solid var(--soft);border-radius:6px;background:transparent;color:inherit}
dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.25rem 1rem;margin:.5rem 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}:focus-visible{outline:3px solid var(--act);outline-offset:2px}
@page{margin:14mm 12mm 16mm;@bottom-right{content:counter(page) ' of ' counter(pages);font:9pt sans-serif}}
@media print{:root{--ink:#000;--soft:#333;--page:#fff;--line:#999;--act:#000;--bad:#000}body{font-size:10pt}nav,button,.screen{display:none}h2,h3{break-after:avoid}li,dl{break-inside:avoid}section.plan+section.plan{break-before:page}}`;
