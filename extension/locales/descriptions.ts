/** What browsers and their stores say of the extension: `_locales/<language>/messages.json` of the package, 132 characters at most. */
import type { Language } from './language-codes.ts'

export const descriptions: Record<Language, string> = {
  az: 'Veb səhifələrdəki sənədləri e-imza daşıyıcınızla, yalnız sizin razılığınızla imzalayın.',
  kk: 'Веб-беттердегі құжаттарға токеніңізбен, тек өз келісіміңізбен қол қойыңыз.',
  ru: 'Подписывайте документы с веб-страниц своим токеном – только с вашего согласия.',
  en: 'Sign documents from web pages with your token, only with your consent.',
}
