/** Azerbaijani: the prompt window. */
import type { ScopeTexts } from '../text-tables.ts'
import type { PromptTexts } from '../texts.ts'
import { plural } from '../plural.ts'
import { batch } from './batch.ts'

const scopes: ScopeTexts = {
  sign: {
    title: 'Sizdən sayta daxil olmağı və sənəd imzalamağı istəmək',
    meaning: 'Hər dəfə nəyə razılıq verdiyinizi görürsünüz və PİN kodu daxil edirsiniz.',
  },
  certificates: {
    title: 'Seçdiyiniz sertifikatı görmək',
    meaning: 'Hansını göstərəcəyinizi hər dəfə siz seçirsiniz. Orada adınız və FİN, yaxud VÖEN yazılıb.',
  },
  tokens: {
    title: 'Hansı daşıyıcıların qoşulduğunu görmək',
    meaning: 'Adı, istehsalçısı və seriya nömrəsi; sertifikatlar görünmür.',
  },
  request: {
    title: 'Yeni açar və sertifikat istəmək',
    meaning: 'Hər birini təsdiq edir və PİN kodu daxil edirsiniz.',
  },
}

export const prompt: PromptTexts = {
  windowTitle: '{host} müraciət edir – {product}',
  scopes,
  asks: {
    connect: 'sizdən icazə istəyir',
    selectCertificate: 'sertifikat seçməyinizi istəyir',
    requestCertificate: 'açar və sertifikat sorğusu yaratmağınızı istəyir',
    renewCertificate: 'sertifikatı yeniləməyinizi istəyir',
    retireCertificate: 'sertifikatın daha imza üçün təklif olunmamasını istəyir',
    installCertificate: plural({ other: '{count} sertifikat quraşdırmağınızı istəyir' }),
    sign: plural({ other: '{count} sənədi imzalamağınızı istəyir' }),
    authenticate: 'daxil olmağınızı istəyir',
  },
  asksToSign: {
    payment: 'ödənişi imzalamağınızı istəyir',
    payments: plural({ other: '{count} ödənişi imzalamağınızı istəyir' }),
  },
  approve: {
    connect: 'İcazə ver',
    selectCertificate: 'Bu sertifikatı göstər',
    requestCertificate: 'Açar və sorğu yarat',
    renewCertificate: 'Yenilə',
    retireCertificate: 'Təklif etmə',
    installCertificate: 'Quraşdır',
    sign: plural({ other: '{count} sənədi imzala' }),
    authenticate: 'Daxil ol',
    payment: 'Ödənişi imzala',
    payments: plural({ other: '{count} ödənişi imzala' }),
  },
  pressSpace: 'Təsdiq üçün boşluq düyməsini basın.',
  reject: 'İmtina et',
  cancel: 'Ləğv et',
  onThisComputer: 'Bu səhifə öz kompüterinizdən açılıb və şifrələnməyib.',
  word: {
    missing: 'Aşağıda «{word}» sözünüz olmayan pəncərə bizim deyil: PİN kodu daxil etməyin.',
    unset: 'Parametrlərdə öz sözünüzü seçin: onunla bizim pəncərələri saxtalarından ayıracaqsınız.',
  },
  blockers: {
    certificate: 'Sertifikat seçin.',
    token: 'Daşıyıcı seçin.',
    pin: 'PİN kodu daxil edin.',
    newPin: 'Yeni PİN kodu iki dəfə daxil edin.',
    locked: 'Bu daşıyıcının PİN kodu bloklanıb.',
    finalTry: 'Son cəhdi təsdiq edin.',
    opening: 'Sənəd açılır.',
    wrong: 'Bu, siyahıdakı sənəd deyil.',
    unread: 'Sənədi sonuna qədər sürüşdürün.',
    scopes: 'Ən azı bir icazə seçin.',
    documents: 'Heç bir sənəd qalmayıb.',
    tooManyPins: 'Bəzi sənədləri çıxarın.',
    doubts: 'Cəmlərin fərqini təsdiq edin.',
    soPin: 'SO PIN kodunu daxil edin.',
    soLocked: 'SO PIN kodu bloklanıb.',
    newSoPin: 'SO PIN kodunu iki dəfə daxil edin.',
    filePassword: 'Parolu iki dəfə daxil edin.',
    serial: 'Seriya nömrəsini yazın.',
    label: 'Daşıyıcının adını qısaldın.',
    agree: 'İtkini təsdiq edin.',
  },
  connect: {
    will: 'İcazə versəniz, bu sayt bundan sonra bunları edə biləcək:',
    stays: 'Sayt PİN kodunuzu və açarlarınızı heç vaxt görmür. İcazəni istənilən vaxt geri götürə bilərsiniz.',
  },
  certificate: {
    signingAs: 'İmza sahibi',
    loggingInAs: 'Kim daxil olur',
    choose: 'Sayt hansı sertifikatı görsün?',
    siteSees: 'Sayt sertifikatda yazılan hər şeyi görəcək. Heç nə imzalanmır.',
    unusable: plural({ other: '{count} sertifikatdan istifadə etmək olmur' }),
  },
  login: {
    title: '{site} saytına giriş',
    meaning: 'Sayt sertifikatda yazılan hər şeyi görəcək. Başqa heç nəyə razılıq vermirsiniz.',
  },
  batch,
  request: {
    subject: 'Sertifikatda belə yazılacaq',
    keyOn: 'Açar harada olacaq',
    newKey: 'Yeni açar, {algorithm}',
    exportable: 'Məxfi açar başqa qurğulara köçürülə bilər (ixrac)',
    exportableMeaning:
      'Sayt bunu istəyir. Açarın surətini və parolunu ələ keçirən sizin adınızdan imzalaya bilər. Əmin deyilsinizsə, işarələməyin.',
    notExportable: 'Sayt ixrac oluna bilən açar istəyib. Bu daşıyıcıdan açarı çıxarmaq mümkün deyil.',
    stays: 'Məxfi açar heç vaxt daşıyıcıdan kənara çıxmır.',
  },
  renewal: {
    certificate: 'Yenilənən sertifikat',
    signedByOld: 'Yeni sertifikatın sorğusunu köhnə sertifikatın açarı imzalayır.',
    oldSubject: 'Köhnə sertifikatda belə yazılıb',
    otherSubject: 'Sayt köhnə sertifikatdakından başqa ad istəyir. Razılaşmazdan əvvəl hər ikisini müqayisə edin.',
  },
  retirement: {
    meaning:
      'Bu kompüterdə daha imza üçün təklif olunmayacaq. O, ləğv edilmir; idarə panelində yenidən təklif etdirmək olar.',
    remove: 'Onu və açarını «{token}» daşıyıcısından da sil',
    removeAlone: 'Onu «{token}» daşıyıcısından da sil',
    keyStays: 'Açar daşıyıcıda qalır: başqa sertifikata lazımdır.',
    approveRemoval: 'Təklif etmə və sil',
    notConnected:
      'Qoşulmuş daşıyıcılarda bu sertifikat yoxdur, ona görə də silinəcək bir şey yoxdur. Onu da silmək üçün daşıyıcısını qoşun.',
  },
  install: {
    beside: 'Öz açarının yanında, bu daşıyıcıda saxlanılacaq:',
    issuers: plural({ other: 'və onu verən mərkəzlərin {count} sertifikatı' }),
  },
  waiting: {
    preparing: 'Daşıyıcılar axtarılır…',
    reading: 'Sənədlər oxunur…',
    plugIn: 'E-imza daşıyıcınızı qoşun',
    plugInMeaning: 'Daşıyıcını USB porta, kartı isə kart oxuyucusuna taxın. Bu pəncərə onu özü görəcək.',
    noCertificate: 'Sertifikat tapılmadı',
    noCertificateMeaning:
      'Sertifikatınız olan daşıyıcını qoşun. Hələ sertifikatınız yoxdursa, əvvəlcə sertifikat mərkəzinə sorğu göndərin.',
    noKey: 'Bu sertifikatın açarı burada yoxdur',
    noKeyMeaning: 'Sertifikat sorğusu hansı daşıyıcıda yaradılıbsa, onu qoşun. Bu pəncərə onu özü görəcək.',
    driver:
      'Daşıyıcı qoşulub, amma görünmürsə, ola bilsin, drayveri quraşdırılmayıb: idarə panelində «Hazırlıq» bölməsini açın.',
  },
  working: {
    sign: 'İmzalanır…',
    authenticate: 'Daxil olunur…',
    requestCertificate: 'Açar və sorğu yaradılır…',
    renewCertificate: 'Yeni açar və sorğu yaradılır…',
    generating: 'Daşıyıcı açarı yaradır…',
    signing: 'Sorğu imzalanır…',
    installCertificate: 'Quraşdırılır…',
    otherwise: 'İcra olunur…',
    elapsed: 'Keçən vaxt: {time}',
    slow: 'Daşıyıcıda açarın yaradılması 5 dəqiqə çəkə bilər. Daşıyıcını çıxarmayın və bu pəncərəni bağlamayın.',
    keep: 'Daşıyıcını çıxarmayın.',
  },
  done: {
    connect: 'Sayta icazə verildi',
    selectCertificate: 'Sertifikat sayta verildi',
    requestCertificate: 'Açar və sorğu yaradıldı',
    renewCertificate: 'Yeni açar və sorğu yaradıldı',
    retireCertificate: 'Sertifikat daha imza üçün təklif olunmur',
    installCertificate: 'Sertifikat quraşdırıldı',
    sign: plural({ other: '{count} sənəd imzalandı' }),
    authenticate: 'Giriş təsdiqləndi',
    closes: 'Bu pəncərə özü bağlanacaq.',
  },
  signedSome: {
    title: plural({ other: '{total} sənəddən {count} sənəd imzalandı' }),
    rest: 'Qalanları imzalanmayıb. İmzalananlar jurnalda yazılıb.',
    unknown: 'Qalanlarının imzalanıb-imzalanmadığı məlum deyil. Onları yenidən imzalamazdan əvvəl jurnala baxın.',
    reason: 'Səbəbi: {title}.',
  },
  ended: {
    title: 'Bu müraciət başa çatıb',
    meaning:
      'Səhifə sorğusunu geri götürüb və ya bağlanıb, ya da brauzer yenidən işə salınıb. Burada artıq heç nəyi təsdiq etmək olmaz.',
    next: 'Hələ də istəyirsinizsə, səhifəyə qayıdın və yenidən başlayın.',
    reopened:
      'Artıq təsdiq etmişdinizsə, nəyin imzalandığını jurnaldan yoxlayın. Lazımdırsa, səhifədə yenidən başlayın.',
  },
  undelivered: {
    title: '{total} sənəddən {signed} sənəd imzalanıb, sayta verilməyib',
    unknown: plural({ other: '{total} sənəddən neçəsinin imzalandığı məlum deyil' }),
    atLeast: '{total} sənəddən {signed} sənəd dəqiq imzalanıb; qalanlarının imzalanıb-imzalanmadığı məlum deyil.',
    meaning: 'Səhifə bağlandı, müraciətini geri götürdü və ya təsdiq etmədi. İmzalar var, amma saytda yoxdur.',
    broken: 'Daşıyıcı imzalayarkən səhifə bağlandı və ya müraciətdən imtina edildi. Sayt nəticəni bütövlükdə almayıb.',
    next: 'Eyni sənədləri yenidən imzalamazdan əvvəl jurnala baxın.',
  },
}
