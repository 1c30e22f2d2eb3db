/** What every page of the centre has around its own part: header, navigation, choice of language, footer. */

/** Addresses of the navigation; their words are the texts of the same name. */
const navigation = [
  ['/', 'home'],
  ['/request.html', 'newRequest'],
  ['/status.html', 'download'],
  ['/order.html', 'order'],
  ['/revocation.html', 'revocationRequest'],
  ['/contacts.html', 'contacts'],
] as const

const footer = [
  ['/rules.html', 'rulesTitle'],
  ['/questions.html', 'questions'],
  ['/messages.html', 'messages'],
  ['/desk.html', 'desk'],
] as const

const links = (pages: readonly (readonly [string, string])[]): string =>
  pages.map(([address, word]) => `<a href="${address}" data-text="${word}"></a>`).join('\n          ')

/** Each page names its script in its first line: `<!-- script: front.js -->`. */
export const layOut = (part: string): string => `<!doctype html>
<html lang="az">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Sertifikat Xidmətləri Mərkəzi</title>
    <link rel="stylesheet" href="/common/base.css" />
    <link rel="stylesheet" href="/portal.css" />
    <script type="module" src="/${/^<!-- script: ([a-z-]+\.js) -->/.exec(part)?.[1]}"></script>
  </head>
  <body>
    <header class="top">
      <div>
        <strong><a href="/" data-text="centre"></a></strong>
        <div role="group" data-languages></div>
        <nav data-label="navigation">
          ${links(navigation)}
        </nav>
      </div>
    </header>
    <main>
${part}
    </main>
    <footer class="bottom">
      <div>
        <p data-text="centreAddress"></p>
        <nav data-label="more">
          ${links(footer)}
        </nav>
        <p class="quiet" data-text="standIns"></p>
      </div>
    </footer>
  </body>
</html>
`
