// Before the first paint: the theme chosen on this device, if one was. Without a choice the system decides.
try {
  var theme = localStorage.getItem('holdfast.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the system decides.
}
