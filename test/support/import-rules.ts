/** Who may import whom. Each rule has an import that breaks it, so that a rule which matches nothing is seen. */

export interface ImportRule {
  folder: string
  /** What must never be imported: a package, or a path from the root. */
  never: RegExp
  /** Files that the rule is not about. */
  except?: RegExp
  because: string
  broken: string
}

/** What belongs to one of the host's two processes; `host/token` is the port between them. */
const sideOfTheHost = /^host\/(pki|tokens|operations|serving|key-files)\//
const sideOfTheToken = /^host\/(pkcs11|token-process|software\/(?!unused-token\.ts))/

export const importRules: readonly ImportRule[] = [
  {
    folder: 'shared',
    never: /^(?!shared\/|zod$|package\.json$)/,
    because: 'shared imports zod and nothing else',
    broken: 'host/main.ts',
  },
  {
    folder: 'extension',
    never: /^(host|installer|test)\/|^node:/,
    except: /^extension\/testing\//,
    because: 'the extension knows no other process',
    broken: 'host/main.ts',
  },
  {
    folder: 'extension/testing',
    never: /^(host\/(?!pki\/|digests\.ts$)|installer\/|test\/|node:)/,
    because: 'the double takes formats from the host, and nothing else',
    broken: 'host/tokens/tokens.ts',
  },
  {
    folder: 'extension',
    never: /^extension\/testing\//,
    except: /^extension\/testing\//,
    because: 'nothing that signs knows the double',
    broken: 'extension/testing/index.ts',
  },
  {
    folder: 'host',
    never: /^(extension|installer|test)\//,
    because: 'the host knows no other process',
    broken: 'extension/browser.ts',
  },
  {
    folder: 'host/server',
    never: /^(host\/(?!server\/|pki\/)|node:)/,
    because: 'what servers get has formats in it, and nothing else of the host',
    broken: 'host/tokens/tokens.ts',
  },
  {
    folder: 'host/pki',
    never: /^host\/(pkcs11|software|tokens?|token-process|modules|journal|serving|operations)\//,
    because: 'formats know nothing of tokens',
    broken: 'host/token/token.ts',
  },
  ...['pkcs11', 'software', 'token-process'].map(name => ({
    folder: `host/${name}`,
    never: sideOfTheHost,
    because: 'the token process knows nothing of the host',
    broken: 'host/serving/frames.ts',
  })),
  {
    folder: 'host/token',
    never: /^host\/(?!token\/)/,
    because: 'the port between the two processes knows neither',
    broken: 'host/tokens/tokens.ts',
  },
  ...['tokens', 'operations', 'serving', 'pki', 'key-files'].map(name => ({
    folder: `host/${name}`,
    never: sideOfTheToken,
    because: 'the host loads no module',
    broken: 'host/pkcs11/cryptoki.ts',
  })),
  {
    folder: 'extension/ui',
    never: /browser\.ts$|webextension-polyfill/,
    because: 'components know no browser',
    broken: 'extension/browser.ts',
  },
  {
    folder: 'extension/background',
    never: /^extension\/(manager|popup|prompt|ui|documents)\/|^preact/,
    because: 'the background draws nothing',
    broken: 'extension/ui/button.tsx',
  },
  {
    folder: 'extension/profiles',
    never: /^(?!shared\/|extension\/profiles\/)/,
    because: 'what is found out of certificates knows no screen and no browser',
    broken: 'extension/browser.ts',
  },
  {
    folder: 'extension/content',
    never: /^shared\/operations\//,
    because: 'the relay knows no operations',
    broken: 'shared/operations/index.ts',
  },
  {
    folder: 'extension',
    never: /^webextension-polyfill$/,
    except: /^extension\/browser(-api)?\.ts$/,
    because: 'one file says chrome',
    broken: 'webextension-polyfill',
  },
  {
    folder: 'installer',
    never: /^(test\/|extension\/(?!manifest\.ts$|locales\/|page\/))/,
    because: 'the installer serves the product',
    broken: 'extension/ui/button.tsx',
  },
]
