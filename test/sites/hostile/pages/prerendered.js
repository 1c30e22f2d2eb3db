/** Asks while nobody has opened this page yet; the outcome is left where the page that is open finds it. */
const prerendering = document.prerendering === true
const tell = outcome => localStorage.setItem('prerendered', JSON.stringify({ prerendering, outcome }))
if (!window.mohur) tell('absent')
else
  window.mohur.connect({ scopes: ['sign'] }).then(
    () => tell('connected'),
    error => tell(error.code),
  )
