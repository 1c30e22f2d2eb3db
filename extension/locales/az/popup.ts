/** Azerbaijani: the toolbar popup. */
import { plural } from '../plural.ts'
import type { PopupTexts } from '../texts.ts'

export const popup: PopupTexts = {
  thisSite: 'Bu sayt',
  noSite: 'Bu səhifə imza istəyə bilməz.',
  notAllowed: 'Hələ icazə verilməyib. Sayt onu istəyə bilər.',
  mayNow: 'İcazə verilib:',
  revoke: 'İcazəni geri götür',
  tokens: 'Qoşulmuş daşıyıcılar',
  noTokens: 'Heç bir daşıyıcı qoşulmayıb.',
  attention: {
    title: 'Diqqət tələb edir',
    pin: 'Daşıyıcını aç',
    certificate: 'Sertifikatları aç',
    module: 'Modulları aç',
    enrolment: 'Sertifikatları aç',
    signature: 'Jurnalı aç',
    kept: 'İmzaları yadda saxla',
    more: plural({ other: 'Daha {count}: idarə panelinə baxın.' }),
  },
  host: 'Mohur proqramı',
  hostStates: {
    ready: 'Hazırdır',
    missing: 'Quraşdırılmayıb',
    outdated: 'Versiyası artırmanınkından köhnədir',
    newer: 'Artırmanın versiyası köhnədir',
    unknown: 'Hələ işə salınmayıb',
  },
  mend: 'Nə etməli',
  manager: 'İdarə panelini aç',
}
