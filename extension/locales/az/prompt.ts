/** Azerbaijani: the prompt window. */
import type { ScopeTexts } from '../text-tables.ts'
import type { PromptTexts } from '../texts.ts'
import { plural } from '../plural.ts'

const scopes: ScopeTexts = {
  sign: {
    title: 'Sənədləri imzalamağınızı istəmək',
    meaning: 'Hər sənədi görürsünüz və hər dəfə PİN kodu yığırsınız.',
  },
  certificates: {
    title: 'Sertifikat istəmək',
    meaning: 'Hansını görəcəyini siz seçirsiniz: orada adınız və nömrələriniz yazılıb.',
  },
  tokens: {
    title: 'Hansı daşıyıcıların qoşulduğunu görmək',
    meaning: 'Adı, istehsalçısı və seriya nömrəsi; sertifikatlar görünmür.',
  },
  request: {
    title: 'Yeni açar və sertifikat istəmək',
    meaning: 'Hər birini təsdiq edirsiniz və PİN kodu yığırsınız.',
  },
}

export const prompt: PromptTexts = {
  windowTitle: '{host} soruşur – {product}',
  scopes,
  asks: {
    connect: 'sizdən icazə istəyir',
    selectCertificate: 'sertifikat seçməyinizi istəyir',
    requestCertificate: 'açar və sertifikat sorğusu yaratmağınızı istəyir',
    installCertificate: plural({ other: '{count} sertifikat quraşdırmağınızı istəyir' }),
    sign: plural({ other: '{count} sənədi imzalamağınızı istəyir' }),
  },
  approve: {
    connect: 'İcazə ver',
    selectCertificate: 'Bu sertifikatı göstər',
    requestCertificate: 'Açar və sorğu yarat',
    installCertificate: 'Quraşdır',
    sign: plural({ other: '{count} sənədi imzala' }),
  },
  reject: 'İmtina et',
  cancel: 'Ləğv et',
  onThisComputer: 'Bu səhifə öz kompüterinizdəndir və şifrələnmir.',
  word: {
    missing: 'Öz sözünüz burada yoxdursa, bu biz deyilik.',
    unset: 'Parametrlərdə özünüzə bir söz seçin: onda bizim pəncərələri saxtasından ayırd edərsiniz.',
  },
  blockers: {
    certificate: 'Sertifikat seçin.',
    token: 'Daşıyıcı seçin.',
    pin: 'PİN kodu yığın.',
    newPin: 'PİN kod seçin və iki dəfə yığın.',
    locked: 'Bu daşıyıcının PİN kodu bloklanıb.',
    finalTry: 'Bunun son cəhd olduğunu bildiyinizi təsdiq edin.',
    opening: 'Sənəd açılır.',
    wrong: 'Bu, siyahıdakı sənəd deyil.',
    unread: 'Sənədi sonuna qədər sürüşdürün.',
    scopes: 'Ən azı bir icazə seçin.',
    documents: 'Heç bir sənəd qalmayıb.',
    soPin: 'SO PIN yığın.',
    soLocked: 'Bu daşıyıcının SO PIN kodu bloklanıb.',
    newSoPin: 'SO PIN seçin və iki dəfə yığın.',
    filePassword: 'Parol seçin və iki dəfə yığın.',
    serial: 'Daşıyıcının seriya nömrəsini yazın.',
    label: 'Daşıyıcıya ad verin.',
    agree: 'Nəyin itəcəyini bildiyinizi təsdiq edin.',
  },
  connect: {
    will: 'İcazə versəniz, bu sayt bundan sonra bunları edə bilər:',
    stays: 'Sayt PİN kodunuzu və açarlarınızı heç vaxt görmür. İcazəni istənilən vaxt geri götürə bilərsiniz.',
  },
  certificate: {
    signingAs: 'İmza sahibi',
    choose: 'Sayt hansı sertifikatı görsün?',
    siteSees: 'Sayt sertifikatda yazılan hər şeyi görəcək. Heç nə imzalanmır.',
    unusable: plural({ other: '{count} sertifikatdan istifadə etmək olmur' }),
  },
  batch: {
    total: plural({ other: '{count} sənəd, {size}' }),
    search: 'Ada görə axtarış',
    none: 'Belə ad yoxdur.',
    open: 'Aç',
    back: 'Siyahıya qayıt',
    takeOut: 'Çıxar',
    putBack: 'Geri qaytar',
    removed: plural({ other: '{count} sənəd çıxarılıb' }),
    shown: '{count} sənəddən {shown} göstərilib.',
    opened: 'açılıb',
    counting: 'Cəm hələ hesablanır…',
    progress: '{total} sənəddən {done} oxunub',
    without: plural({ other: '{count} sənəd cəmə daxil deyil: məbləği görmək üçün sənədi açın.' }),
    noTotal: 'Cəm yoxdur: bu sənədlərdən məbləği oxumaq mümkün olmadı.',
    moreCurrencies: plural({ other: 'və daha {count} valyuta' }),
    noAmount: 'məbləğ oxunmayıb',
    wrong: 'Bu, siyahıdakı sənəd deyil. Onu çıxarın.',
    order: 'Sıralama',
    orders: { page: 'Saytdakı kimi', name: 'Ada görə', amount: 'Məbləğə görə' },
    attached: 'Sənəd imzanın içində olacaq.',
    detached: 'İmza sənəddən ayrı olacaq.',
  },
  request: {
    subject: 'Sertifikatda yazılacaq',
    keyOn: 'Açar harada olacaq',
    newKey: 'Yeni açar, {algorithm}',
    exportable: 'Məxfi açar başqa qurğulara köçürülə bilər (ixrac)',
    exportableMeaning:
      'Sayt bunu istəyir. Açarın surətini və parolunu ələ keçirən sizin adınızdan imzalaya bilər. Əmin deyilsinizsə, işarələməyin.',
    notExportable: 'Sayt ixrac oluna bilən açar istəyib. Bu daşıyıcıda açar onu heç vaxt tərk etmir.',
    stays: 'Məxfi açar daşıyıcını heç vaxt tərk etmir.',
  },
  install: {
    beside: 'Öz açarının yanında, bu daşıyıcıda saxlanılacaq:',
    issuers: plural({ other: 'və onu verənlərin {count} sertifikatı' }),
  },
  waiting: {
    preparing: 'Daşıyıcılar axtarılır…',
    plugIn: 'Daşıyıcını qoşun',
    plugInMeaning: 'Daşıyıcını USB porta və ya kartı oxuyucuya taxın. Bu pəncərə onu özü görəcək.',
    noCertificate: 'Sertifikat tapılmadı',
    noCertificateMeaning:
      'Sertifikatınız olan daşıyıcını qoşun. Hələ sertifikatınız yoxdursa, əvvəlcə sertifikat mərkəzinə sorğu göndərin.',
    noKey: 'Bu sertifikatın açarı burada yoxdur',
    noKeyMeaning: 'Sertifikat sorğusu hansı daşıyıcıda yaradılıbsa, onu qoşun. Bu pəncərə onu özü görəcək.',
    driver:
      'Daşıyıcı qoşulub, amma görünmürsə, drayveri olmaya bilər: daşıyıcıların idarəetməsində «Hazırlıq» bölməsini açın.',
  },
  working: {
    sign: 'İmzalanır…',
    requestCertificate: 'Açar və sorğu yaradılır…',
    generating: 'Daşıyıcı açarı yaradır…',
    signing: 'Sorğu imzalanır…',
    installCertificate: 'Quraşdırılır…',
    otherwise: 'İcra olunur…',
    elapsed: 'Vaxt: {time}',
    slow: 'Daşıyıcıda açarın yaradılması 5 dəqiqə çəkə bilər. Daşıyıcını çıxarmayın və bu pəncərəni bağlamayın.',
    keep: 'Daşıyıcını çıxarmayın.',
  },
  done: {
    connect: 'Sayta icazə verildi',
    selectCertificate: 'Sertifikat sayta verildi',
    requestCertificate: 'Açar və sorğu yaradıldı',
    installCertificate: 'Sertifikat quraşdırıldı',
    sign: plural({ other: '{count} sənəd imzalandı' }),
    closes: 'Bu pəncərə özü bağlanacaq.',
  },
  ended: {
    title: 'Bu müraciət başa çatıb',
    meaning: 'Səhifə bağlanıb və ya brauzer yenidən başladılıb. Burada artıq heç nə təsdiq etmək olmaz.',
    next: 'Hələ də istəyirsinizsə, səhifəyə qayıdın və yenidən başlayın.',
  },
  undelivered: {
    title: '{total} sənəddən {signed} imzalanıb, sayta verilməyib',
    unknown: 'Neçə sənədin imzalandığı məlum deyil',
    meaning: 'Səhifə bağlandı, müraciətini geri götürdü və ya təsdiq etmədi. İmzalar var, amma saytda yoxdur.',
    broken: 'Daşıyıcı imzalayarkən səhifə bağlandı və ya müraciətdən imtina edildi. Sayt heç nə almayıb.',
    next: 'Eyni sənədləri yenidən imzalamazdan əvvəl jurnala baxın.',
  },
}
