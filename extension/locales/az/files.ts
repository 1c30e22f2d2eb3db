/** Azerbaijani: signing the person’s own files, and checking signed ones. */
import type { OutcomeTexts, SignatureReasonTexts } from '../text-tables.ts'
import type { CheckFilesTexts, SignFilesTexts } from '../texts.ts'
import { plural } from '../plural.ts'

/** In the journal. */
const outcomes: OutcomeTexts = {
  signing: 'Başlanıb, nəticə məlum deyil',
  signed: 'İmzalanıb, hələ bu səhifəyə verilməyib',
  failed: 'İmzalanmayıb',
  delivered: 'Mohur proqramında siz imzalamısınız',
  undelivered: 'İmzalanıb, lakin səhifə artıq bağlanmışdı',
  unknown: 'İmzalanıb-imzalanmadığı məlum deyil',
}

export const signFiles: SignFilesTexts = {
  intro:
    'E-imzalayıcı: bu kompüterdəki faylları daşıyıcınızla imzalayın. Onlar heç yerə göndərilmir; imza pəncərəsi PİN kodu yazmazdan əvvəl hər birini göstərir.',
  drop: 'Faylları bu səhifənin istənilən yerinə atın və ya seçin.',
  choose: 'Fayl seç',
  files: plural({ other: '{count} fayl' }),
  leftOut: plural({ other: 'Siyahı doludur: {count} fayl əlavə edilmədi. Əvvəlcə bunları imzalayın.' }),
  takeOut: 'Siyahıdan çıxar',
  takeAllOut: 'Hamısını siyahıdan çıxar',
  format: 'İmzanın formatı',
  formats: {
    cmsDetached: {
      title: 'İmza faylın yanında',
      meaning: 'İstənilən fayl üçün. İmza ayrıca kiçik fayldır: hər ikisini göndərin.',
    },
    cmsAttached: {
      title: 'Fayl və imza birlikdə',
      meaning: 'İstənilən fayl üçün. Onu açmaq üçün imza proqramı lazımdır.',
    },
    pades: { title: 'İmza {kind} faylının içində', meaning: 'Fayl əvvəlki kimi açılır, imza onun içindədir.' },
    xades: { title: 'İmza {kind} faylının içində', meaning: 'Proqramlar faylı əvvəlki kimi oxuyur.' },
    jws: { title: 'Veb xidmətlər üçün imza', meaning: 'İstənilən fayl üçün. Fayl onun içindədir.' },
    asice: {
      title: 'Fayllar və imza bir konteynerdə',
      meaning: 'İstənilən növdən olan, birlikdə göndərilən fayllar üçün. Alan onları çıxara bilər.',
    },
  },
  mark: 'Son səhifənin aşağısında görünən nişan',
  markMeaning: 'Orada adınız və vaxt yazılır; nişan imzaladığınızın bir hissəsidir.',
  stamp: 'Vaxt möhürü ilə',
  stampMeaning:
    'O, imzanın nə vaxt mövcud olduğunu sübut edir. Möhür {authority} xidmətindən istənilir, fayl ona verilmir.',
  noStamp: 'Bu formatda vaxt möhürü olmur.',
  noAuthority: 'İmzalar vaxt möhürü almır: heç bir xidmət qurulmayıb.',
  sign: plural({ other: '{count} faylı imzala' }),
  signing: 'İmza pəncərəsi açıqdır…',
  progress: 'İmzalanıb: {done} / {total}…',
  nothing: {
    rejected: 'Müraciətdən imtina etdiniz. Heç nə imzalanmayıb.',
    unfit:
      'Fayllardan birini bu formatda imzalamaq olmur. Heç nə imzalanmayıb: qalanlarını imzalayın və ya başqa format seçin.',
  },
  done: plural({ other: 'İmzalandı: {count} / {total}.' }),
  noneFit: 'Bu faylların heç birini bu formatda imzalamaq olmur.',
  together: 'Bu fayllar birlikdə {size} həddindən böyükdür. Bir neçəsini çıxarın və sonra imzalayın.',
  signed: 'İmzalanıb, səviyyə {level}.',
  within: 'İmzalanıb, bu konteynerdədir:',
  notSaved: 'Hələ saxlanmayıb:',
  savedAs: 'Saxlamaq üçün brauzerə verildi:',
  failed: 'İmzalanmayıb: {what}.',
  takenOut: 'İmzalanmayıb: onu pəncərədə siz çıxardınız.',
  changed: {
    title: 'Fayl seçildikdən sonra dəyişdirilib. Heç nə imzalanmayıb',
    next: 'Həmin faylı yenidən seçin ki, pəncərə onun indiki halını göstərsin.',
  },
  save: 'Saxla',
  saveAll: 'Hamısını saxla',
  unsaved: plural({ other: 'İmzalanmış {count} fayl hələ saxlanmayıb' }),
  unsavedMeaning: 'Bu səhifəni indi bağlasanız, imzalar itəcək. Brauzer saxlayarkən heç bir faylın üstünə yazmır.',
  outcomes,
  unfit: {
    folder: 'Bu, qovluqdur. İçindəki faylları seçin.',
    empty: 'Fayl boşdur: imzalamağa və yoxlamağa heç nə yoxdur.',
    unreadable:
      'Faylı oxumaq mümkün deyil: bu arada dəyişdirilib, köçürülüb, silinib və ya sizə aid deyil. Onu yenidən seçin.',
    wrongKind: 'Bu, {kind} faylı deyil. Onu başqa formatda imzalamaq olar.',
    pdfCut: '{kind} faylı zədələnib: sonu yoxdur. Onu yenidən alın və ya olduğu kimi başqa formatda imzalayın.',
    pdfEncrypted: '{kind} faylı parolla qorunub, ona heç nə yazmaq olmur. Onu başqa formatda imzalamaq olar.',
    tooLarge: 'Bu formatda fayl {size} həddindən böyük ola bilməz. Başqa format seçin.',
  },
}

const reasons: SignatureReasonTexts = {
  contentChanged: 'Sənəd imzalanan sənəd deyil: dəyişdirilib və ya başqa sənəddir.',
  contentMissing: 'Sənəd imzanın yanında saxlanılır və burada yoxdur.',
  referenceWrong: 'İmzalanmış hissə dəyişdirilib və ya yoxdur.',
  signatureWrong: 'İmza uyğun gəlmir: dəyişdirilib və ya başqa açarla yaradılıb.',
  attributesWrong: 'İmzalayanın sənədlə birlikdə imzaladığı məlumat yoxdur və ya uyğun gəlmir.',
  algorithmWeak: 'O, bu gün saxtalaşdırıla bilən üsulla yaradılıb.',
  algorithmUnsupported: 'O, bu proqramın tanımadığı üsulla yaradılıb.',
  certificateMissing: 'İmzalayanın sertifikatı faylda yoxdur.',
  certificateMismatch: 'Sertifikat imzalayanın istifadə etdiyi sertifikat deyil.',
  certificateExpired: 'Sertifikat həmin vaxt qüvvədə deyildi.',
  certificateRevoked: 'Sertifikat həmin vaxt artıq ləğv edilmişdi.',
  changesForbidden: 'Sənəd imzalandıqdan sonra imzalayanın icazə vermədiyi şəkildə dəyişdirilib.',
  certificateNotForSigning: 'Sertifikat sənəd imzalamaq üçün deyil.',
  chainBroken: 'Kökə aparan sertifikatlardan biri yoxdur və ya düzgün deyil.',
  rootUnknown: 'Sertifikat burada etibar edilən heç bir kökə aparmır.',
  unreadable: 'Vaxt möhürünü oxumaq mümkün deyil.',
  imprintWrong: 'Vaxt möhürü başqa imzaya aiddir.',
  timeWrong: 'Vaxt möhüründəki vaxt düzgün deyil.',
  certificateNotForTimestamps: 'Onun sertifikatı vaxt möhürləri üçün deyil.',
}

export const checkFiles: CheckFilesTexts = {
  intro:
    'Faylı kimin, nə vaxt imzaladığına və ondan sonra dəyişdirilib-dəyişdirilmədiyinə baxın. Daşıyıcı lazım deyil, fayllar heç yerə göndərilmir.',
  drop: 'İmzalanmış faylları bu səhifənin istənilən yerinə atın və ya seçin. İmza sənədin yanındadırsa, hər ikisini verin.',
  roots: 'Etibar etdiyiniz kök sertifikatlar',
  keptRoots:
    'İmza, sertifikatı bunlardan birinə aparanda təsdiqlənir. Parametrlərdə saxladığınız köklər də bunların arasındadır:',
  noKeptRoots:
    'İmza, sertifikatı etibar etdiyiniz kökə aparanda təsdiqlənir. Hələ heç birini saxlamırsınız: sertifikat mərkəzinizin kökünü parametrlərdə əlavə edin, o, bundan sonra nəzərə alınacaq.',
  rootsMeaning:
    'Başqalarına bu səhifə bağlanana qədər etibar etmək olar. Yalnız sertifikat mərkəzinin özündən aldığınız faylları seçin və onun dərc etdiyi barmaq izi əlinizin altında olsun.',
  addRoot: 'Kök sertifikat seç',
  trustRoot: 'Səhifə bağlanana qədər etibar et',
  rootUnreadable:
    'Faylda sertifikat yoxdur, çoxdur və ya kök olmayan var. Heç nə əlavə edilmədi: yalnız kök sertifikatın faylını seçin.',
  left: plural({ other: 'Yoxlanılmamış {count} fayl qalıb…' }),
  checked: plural({ other: '{count} fayl yoxlanıldı.' }),
  waiting: 'Növbədədir…',
  checking: 'Yoxlanılır…',
  withDocument: '{name} sənədi ilə yoxlanılıb.',
  chooseDocument: 'Sənədi seç',
  tooLarge: '{size} həddindən böyük faylı burada yoxlamaq olmur.',
  signatures: plural({ other: '{count} imza' }),
  numbered: 'İmza {number}',
  verdicts: {
    good: { title: 'İmza düzgündür', meaning: 'Sənəd bütövdür, imzalayan şəxs məlumdur.' },
    part: {
      title: 'İmza sənədin bir hissəsi üçün düzgündür',
      meaning: 'Həmin hissə bütövdür, imzalayan şəxs məlumdur. Sonradan əlavə edilənlər onun sözü deyil.',
    },
    unproven: {
      title: 'Bütövdür, amma kimin imzaladığı sübut olunmayıb',
      meaning:
        'Sənəd o vaxtdan dəyişdirilməyib. Aşağıdakı ad sertifikatda yazılandır, burada etibar edilən heç kim onu təsdiqləmir.',
    },
    unknown: { title: 'İmzanı yoxlamaq mümkün olmadı', meaning: 'Onunla sənəd haqqında heç nə məlum deyil.' },
    missing: {
      title: 'Sənəd lazımdır',
      meaning: 'İmza sənəddən ayrıdır. Sənədi seçin, ikisi birlikdə yoxlanılacaq.',
    },
    bad: { title: 'İmza düzgün deyil', meaning: 'Ona arxalanmayın: göndərəndən faylı yenidən istəyin.' },
  },
  reasons,
  who: 'Kim',
  noSigner: 'məlum deyil: sertifikat yoxdur',
  when: 'Nə vaxt',
  saidTime: '{time}, imzalayanın kompüterinə görə',
  noTime: 'göstərilməyib',
  roles: 'Hansı vəzifədə, öz dediyinə görə',
  timestamp: 'Vaxt möhürü',
  noTimestamp: 'yoxdur',
  timestampBy: '{time}, {authority}',
  timestampWrong: 'Vaxt möhürü düzgün deyil.',
  level: 'Səviyyə',
  noLevel: 'tanınanlardan heç biri',
  levels: {
    'B-B': 'yalnız imza',
    'B-T': 'vaxt möhürü ilə',
    'B-LT': 'vaxt möhürü və içində sertifikatların ləğv edilmədiyinin sübutu ilə',
  },
  revocation: 'Ləğvetmə',
  embedded: '{authority}, imzanın içində',
  notRevoked: '{authority}: ləğv edilməyib.',
  revoked: '{authority}: {time} tarixində ləğv edilib.',
  issuerRevoked: '{authority}: verən {issuer} sertifikatı {time} tarixində ləğv edilib.',
  revocationUnknown: 'Sertifikatın ləğv edilib-edilmədiyini öyrənmək mümkün olmadı.',
  contained: 'Konteynerdəki fayllar',
  uncovered: 'Heç bir imza onu əhatə etmir: onu hər kəs əlavə edə bilərdi.',
  covers: 'Nəyi əhatə edir',
  coversDocument: 'bütün sənədi',
  coversPart: 'bir hissəsini:',
  revision: 'variant {number} / {of}',
  documentStamp: 'Faylın vaxt möhürü',
  stampsAlone: {
    title: 'Bu faylı heç kim imzalamayıb',
    meaning: 'Vaxt möhürü faylın o vaxt mövcud olduğunu sübut edir. Kimdən olduğu deyilmir.',
  },
  since: 'O vaxtdan bəri',
  laterChanges: {
    signatures: 'yenə imzalanıb',
    validation: 'vaxt möhürləri və ya heç nəyin ləğv edilmədiyinə sübut əlavə edilib',
    fields: 'forma sahələri doldurulub və ya dəyişdirilib',
    annotations: 'səhifələrdəki şərhlər və ya başqa qeydlər dəyişdirilib',
    content: 'səhifələrdə görünən dəyişdirilib',
    elsewhere: 'faylda başqa bir şey dəyişdirilib',
  },
  path: 'Kim verib',
  noPath: 'məlum deyil',
  pathUnproven: 'Bu yol burada etibar edilən kökdə bitmir.',
}
