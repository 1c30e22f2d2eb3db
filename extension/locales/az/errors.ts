/** Azerbaijani: errors of requests, of the signing program and of documents. */
import type { ErrorTexts } from '../text-tables.ts'
import { tokenErrors } from './token-errors.ts'

export const errors: ErrorTexts = {
  ...tokenErrors,
  NOT_ALLOWED: {
    title: 'Sayta buna icazə verilməyib',
    meaning: '{notSigned}',
    next: 'Səhifədə yenidən başlayın ki, sayt icazə istəsin, və ya idarə panelində onun icazələrinə baxın.',
  },
  USER_REJECTED: {
    title: 'Müraciətdən imtina etdiniz',
    meaning: '{notChanged}',
    next: 'Səhvən olubsa, səhifədə yenidən başlayın.',
  },
  NOT_INSTALLED: {
    title: 'Mohur artırması quraşdırılmayıb',
    meaning: '{notSigned}',
    next: 'Artırmanı quraşdırın və səhifəni yeniləyin.',
  },
  PAGE_UNSUPPORTED: {
    title: 'Bu səhifə imza istəyə bilməz',
    meaning: '{notSigned}',
    next: 'Səhifəni HTTPS ünvanı ilə, ayrıca vərəqdə açın.',
  },
  EXTENSION_RELOADED: {
    title: 'Bu arada artırma yeniləndi',
    meaning: 'Müraciət dayandırıldı. {notSigned}',
    next: 'Səhifəni yeniləyin və yenidən başlayın.',
  },
  ABORTED: {
    title: 'Səhifə müraciətini geri götürdü',
    meaning: 'Onun üçün daha heç nə edilmir.',
    next: 'Hələ də istəyirsinizsə, səhifəyə qayıdın və yenidən başlayın.',
  },
  UNKNOWN_OPERATION: {
    title: 'Sayt naməlum əməliyyat istədi',
    meaning: '{notSigned}',
    next: 'Artırmanı yeniləyin. Kömək etməsə, saytın sahibinə bildirin.',
  },
  BAD_PARAMS: {
    title: 'Sayt səhv müraciət göndərdi',
    meaning: '{notSigned}',
    next: 'Aşağıdakı kodu göstərməklə saytın sahibinə bildirin.',
  },
  TOO_LARGE: {
    title: 'Sənədlər həddən artıq böyükdür',
    meaning: '{notSigned}',
    next: 'Bir dəfəyə daha az və ya daha kiçik sənəd seçin.',
  },
  REFUSED_RECENTLY: {
    title: 'Sayt bir az gözləməlidir',
    meaning: 'Siz bu saytın müraciətini indicə rədd etmisiniz. O, dərhal yenidən soruşa bilməz.',
    next: 'Bir neçə saniyə gözləyin və saytda yenidən cəhd edin.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Sayt çox tez-tez müraciət edir',
    meaning: '{notSigned}',
    next: 'Bir az gözləyin və səhifədə yenidən başlayın.',
  },
  TIMED_OUT: {
    title: 'Vaxt bitdi',
    meaning: 'Müraciət dayandırıldı. {notSigned}',
    next: 'Səhifədə yenidən başlayın.',
  },
  USER_GESTURE_NEEDED: {
    title: 'Sayt bunu yalnız siz düyməni basandan sonra edə bilər',
    meaning: 'Heç nə açılmayıb və imzalanmayıb.',
    next: 'Səhifədəki düyməni yenidən basın.',
  },
  HOST_MISSING: {
    title: 'Mohur proqramı bu kompüterdə quraşdırılmayıb',
    meaning: 'Artırma daşıyıcı ilə yalnız onun vasitəsilə işləyir. {notSigned}',
    next: 'Onu quraşdırmağı inzibatçıdan xahiş edin və ya qaydasına idarə panelinin «Hazırlıq» bölməsində baxın.',
  },
  HOST_FORBIDDEN: {
    title: 'Brauzer Mohur proqramını işə sala bilmir',
    meaning: 'O, başqa artırma üçün və ya işəsalma hüququ olmadan quraşdırılıb. {notSigned}',
    next: 'Proqramı yenidən quraşdırın və ya inzibatçıya müraciət edin.',
  },
  HOST_OUTDATED: {
    title: 'Mohur proqramı köhnədir',
    meaning: 'O, artırmaya uyğun gəlmir. {notSigned}',
    next: 'Mohur proqramını yeniləyin.',
  },
  EXTENSION_OUTDATED: {
    title: 'Artırmanın versiyası köhnədir',
    meaning: 'O, Mohur proqramına və ya səhifəyə uyğun gəlmir. {notSigned}',
    next: 'Artırmanı yeniləyin, sonra səhifəni yenidən yükləyin.',
  },
  HOST_LOST: {
    title: 'Mohur proqramı dayandı',
    meaning: '{notChanged}',
    next: 'Yenidən başlayın. Təkrar olunsa, idarə panelində «Hazırlıq» bölməsini açın.',
  },
  HOST_MISBEHAVED: {
    title: 'Mohur proqramı səhv cavab verdi',
    meaning: 'Cavabı qəbul edilmədi. Sayta heç nə verilməyib.',
    next: 'Mohur proqramının artırma ilə eyni versiyasını yenidən quraşdırın.',
  },
  OUTCOME_UNKNOWN: {
    title: 'İmzanın qoyulub-qoyulmadığı məlum deyil',
    meaning: 'Siz razılıq verdikdən sonra iş yarımçıq kəsildi. Ola bilsin, sayt heç nə almayıb.',
    next: 'Eyni sənədi yenidən imzalamazdan əvvəl jurnala baxın.',
  },
  TOKEN_STATE_UNKNOWN: {
    title: 'Daşıyıcının dəyişib-dəyişmədiyi məlum deyil',
    meaning: 'Daşıyıcıya yazılarkən iş yarımçıq kəsildi. Dəyişiklik tam, yarımçıq və ya heç edilməmiş ola bilər.',
    next: 'Təkrar etməzdən əvvəl daşıyıcıya idarə panelində baxın. PİN kod dəyişdirilirdisə, əvvəlcə yenisini yoxlayın; səhv kod bir cəhd aparır.',
  },
  DOCUMENT_CHANGED: {
    title: 'Sənəd ötürülərkən dəyişib',
    meaning: 'Bu, sizə göstərilən sənəd deyil. {notSigned}',
    next: 'Səhifədə yenidən başlayın və sənədi bir daha oxuyun.',
  },
  SIGNATURE_WRONG: {
    title: 'Daşıyıcı səhv imza qaytardı',
    meaning: 'İmza yoxlamadan keçmədi və silindi. Sayt heç nə almayıb.',
    next: 'Daşıyıcını çıxarıb yenidən qoşun və təzədən başlayın. Təkrar olunsa, daşıyıcı nasazdır.',
  },
  EARLIER_SIGNATURE_BROKEN: {
    title: 'Sənəddəki əvvəlki imza düz deyil',
    meaning: 'Sənədi sizdən əvvəl imzalayanlardan birinin imzası yoxlamadan keçmədi. {notSigned}',
    next: 'Saytın sahibinə bildirin: sənəd yenidən imzalanmalıdır.',
  },
  TIMESTAMP_AUTHORITY_MISSING: {
    title: 'Vaxt möhürü xidməti qurulmayıb',
    meaning: 'Sayt vaxt möhürü olan imza istəyir. {notSigned}',
    next: 'İdarə panelinin parametrlərində xidmət əlavə edin və ya inzibatçınıza müraciət edin, sonra səhifədə yenidən başlayın.',
  },
  TIMESTAMP_UNAVAILABLE: {
    title: 'Vaxt möhürü xidməti möhür vermədi',
    meaning:
      'O, cavab vermədi və ya imtina etdi. Vaxt möhürü olmayan imza sayta verilməyib; imzalananlar jurnalda çatdırılmamış kimi göstərilib.',
    next: 'Bir neçə dəqiqədən sonra yenidən cəhd edin. Təkrarlanarsa, xidmətin ünvanını parametrlərdə yoxlayın və ya inzibatçınıza müraciət edin.',
  },
  TIMESTAMP_INVALID: {
    title: 'Vaxt möhürünə etibar etmək olmaz',
    meaning:
      'Xidmətin cavabı yoxlamadan keçmədi. Vaxt möhürü olmayan imza sayta verilməyib; imzalananlar jurnalda çatdırılmamış kimi göstərilib.',
    next: 'Səhifədə yenidən başlayın. Təkrarlanarsa, inzibatçınıza və ya xidmətə müraciət edin və aşağıdakı kodu deyin.',
  },
  REVOCATION_AUTHORITY_MISSING: {
    title: 'Ləğv edilmiş sertifikatları bildirən xidmət qurulmayıb',
    meaning: 'Sayt sertifikatların ləğv edilmədiyini özü sübut edən imza istəyir. {notSigned}',
    next: 'İdarə panelinin parametrlərində OCSP və ya siyahı ünvanı olan xidmət əlavə edin və ya inzibatçınıza müraciət edin, sonra səhifədə yenidən başlayın.',
  },
  REVOCATION_UNAVAILABLE: {
    title: 'Sertifikatın ləğv edilib-edilmədiyini öyrənmək mümkün olmadı',
    meaning:
      'Xidmətin cavabı yoxlamadan keçmədi. Onsuz imza sayta verilməyib; imzalananlar jurnalda çatdırılmamış kimi göstərilib.',
    next: 'Səhifədə yenidən başlayın. Təkrarlanarsa, inzibatçınıza və ya xidmətə müraciət edin və aşağıdakı kodu deyin.',
  },
  CERTIFICATE_REVOKED: {
    title: 'Sertifikat ləğv edilib',
    meaning:
      'Bunu onu verən və ya ondan yuxarıda duran mərkəz bildirir. Sayt imza almayıb; imzalananlar jurnalda çatdırılmamış kimi göstərilib.',
    next: 'Yeni sertifikat istəyin və ya başqası ilə imzalayın. Səbəbini sertifikat mərkəzindən soruşun.',
  },
  SIGNED_DATA_UNREADABLE: {
    title: 'İmzalanmış faylı oxumaq mümkün deyil',
    meaning: 'O, zədələnib və ya tanınmayan imza növüdür. {notSigned}',
    next: 'Göndərəndən faylı yenidən istəyin.',
  },
  JOURNAL_UNWRITABLE: {
    title: 'Jurnala yazmaq mümkün deyil',
    meaning: 'Qeyd olmadan imza qoyulmur. {notSigned}',
    next: 'Diskin dolu olmadığını və məlumat qovluğunuza yazmağın mümkün olduğunu yoxlayın.',
  },
  DATA_UNWRITABLE: {
    title: 'Məlumat qovluğuna yazmaq mümkün deyil',
    meaning: 'Təklif olunmayan sertifikatların siyahısını orada nə saxlamaq, nə də oxumaq olur. Heç nə dəyişməyib.',
    next: 'Diskin dolu olmadığını və məlumat qovluğunuza yazmağın mümkün olduğunu yoxlayın.',
  },
  CONFIRMATION_WRONG: {
    title: 'Təsdiq uyğun gəlmir',
    meaning: 'Seriya nömrəsi bu daşıyıcınınkı deyil və ya təsdiqlərdən biri çatışmır. Heç nə dəyişməyib.',
    next: 'Seriya nömrəsini bu pəncərədəki ilə müqayisə edin və soruşulan hər şeyi təsdiq edin.',
  },
  INTERNAL: {
    title: 'Gözlənilməz xəta baş verdi',
    meaning: 'Müraciət dayandırıldı.',
    next: 'Nəyinsə imzalanıb-imzalanmadığını jurnaldan yoxlayın, sonra yenidən başlayın.',
  },
}
