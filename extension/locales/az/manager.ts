/** Azerbaijani: the manager page. */
import type { ManagerTexts } from '../texts.ts'
import { plural } from '../plural.ts'
import { journal } from './journal.ts'

export const manager: ManagerTexts = {
  title: 'Daşıyıcıların idarə paneli',
  navigation: 'Bölmələr',
  loading: 'Bir az gözləyin…',
  again: 'Yenidən cəhd et',
  sections: {
    start: 'İlk addımlar',
    tokens: 'Daşıyıcılar',
    certificates: 'Sertifikatlar',
    sign: 'Faylların imzalanması',
    check: 'İmzanın yoxlanılması',
    sites: 'Saytlar',
    journal: 'Jurnal',
    modules: 'Modullar',
    readiness: 'Hazırlıq',
    settings: 'Parametrlər',
  },
  start: {
    intro:
      'Mohur quraşdırılıb. Sayt imzanızı istəyəndə bizim pəncərəmiz açılır: kimin istədiyini və nəyin imzalanacağını göstərir, PİN kodunuzu yalnız orada yazırsınız. Bu səhifəni yuxarıdan aşağı keçin, hər şey hazır olacaq.',
    needed: 'Nə lazımdır',
    later:
      'Bu səhifəni istənilən vaxt yenidən aça bilərsiniz: brauzerin alətlər panelində möhürü, sonra «İdarə panelini aç» düyməsini basın.',
  },
  tokens: {
    intro: 'Daşıyıcı açarlarınızı saxlayır. İmza onun içində yaradılır, açarlar ondan kənara çıxmır.',
    empty: 'Heç bir daşıyıcı qoşulmayıb',
    emptyMeaning:
      'Daşıyıcını USB porta, kartı isə kart oxuyucusuna taxın: iki saniyəyə burada görünəcək. Görünmürsə, drayveri quraşdırılmayıb və ya Mohur onu tanımır.',
    toReadiness: 'Hazırlığa bax',
  },
  profiles: {
    intro: 'Bunlar imza üçün istifadə edə bildiyiniz sertifikatlardır. Açarları daşıyıcılarınızdadır.',
    empty: 'Qoşulmuş daşıyıcılarda açarı olan sertifikat yoxdur',
    emptyMeaning:
      'Sertifikatınız olan daşıyıcını qoşun və ya bankınızın, sertifikat mərkəzinin saytında sertifikat sorğusu yaradın.',
    waiting: 'Sertifikat gözləyən açarlar',
    waitingMeaning:
      'Açar yaradılıb və sorğu göndərilib. Sertifikat hazır olanda onu sorğu yaratdığınız saytda quraşdırın və ya faylını idxal edin.',
    requestedOn: '{date} tarixində sorğu yaradılıb.',
    place: 'Açarın yeri',
    requestedFrom: 'Sorğunu göndərən sayt',
    next: 'Nə etməli',
    use: 'Heç nə: onunla imzalaya bilərsiniz.',
    renew: 'Müddəti bitməmiş yeniləyin: onu verən saytda yenisi üçün sorğu yaradın.',
    critical: 'Kritik müddət: onu verən saytda indi yenisi üçün sorğu yaradın.',
    request: 'Yenisi üçün sorğu yaradın: bununla imzalamaq olmur.',
    wait: 'Qüvvəyə minməsini gözləyin.',
    retire: 'Onu əvəz edən sertifikat var: «İmza üçün təklif etmə» düyməsini basın.',
    retired: 'Heç nə: imza üçün təklif olunmur. Onu yenidən təklif etdirə və ya daşıyıcıdan silə bilərsiniz.',
  },
  sites: {
    intro: 'Bu saytlar sizdən imza istəyə bilər. Hər imzanı özünüz təsdiq edirsiniz.',
    empty: 'Hələ heç bir sayta icazə verilməyib',
    emptyMeaning:
      'Sayt ilk dəfə istəyəndə pəncərə onun ünvanını göstərir və siz qərar verirsiniz. Sonra o burada görünür.',
    allowed: 'İcazə verilib',
    used: 'Son istifadə',
    never: 'heç vaxt',
    revoke: 'İcazəni geri götür',
  },
  journal,
  modules: {
    intro: 'Modul bir istehsalçının daşıyıcıları ilə işləyən kitabxanadır. Drayverlə birlikdə quraşdırılır.',
    empty: 'Heç bir modul tapılmadı',
    emptyMeaning: 'Daşıyıcınızın drayverini quraşdırın. O, qeyri-adi yerdədirsə, yolunu aşağıda yazın.',
    builtIn: 'avtomatik tapılıb',
    registered: 'siz əlavə etmisiniz',
    works: 'İşləyir',
    tokens: plural({ other: '{count} daşıyıcı' }),
    version: 'Versiya',
    path: 'Yolu',
    remove: 'Sil',
    add: 'Modul əlavə et',
    addLabel: 'Kitabxananın tam yolu',
    addHint: 'Məsələn, {example}. Yalnız daşıyıcınızın istehsalçısından aldığınız kitabxananı əlavə edin.',
    addButton: 'Əlavə et',
    adding: 'Modul yoxlanılır…',
    added: 'Modul işləyir və əlavə edildi.',
    readmit: 'Yenidən qoş',
    readmitMeaning:
      'O biri modullara mane olmasın deyə artıq yüklənmir. Əvvəlcə drayveri yeniləyin, sonra yenidən qoşun.',
    readmitted: 'Modul yenidən işləyir.',
    missing: 'Tanınan, amma bu kompüterdə olmayan drayverlər',
    missingMeaning:
      'Onlardan biri yalnız daşıyıcınız o növdəndirsə lazımdır. Onu daşıyıcını verəndən və ya istehsalçısından alın.',
  },
  readiness: {
    intro: 'İmza üçün lazım olan hər şey, ardıcıllıqla. Çatışmayan ilk bənd həlli ilə birlikdə açıqdır.',
    check: 'Yenidən yoxla',
    checked: 'Yoxlanılma vaxtı: {time}.',
    checking: 'Yoxlanılır…',
    help: 'İnzibatçıdan',
    allGood: 'İmzalamaq üçün hər şey hazırdır.',
    states: { good: 'qaydasındadır', broken: 'diqqət tələb edir', waiting: 'hələ yoxlanılmayıb' },
    steps: {
      extension: 'Artırma',
      host: 'Mohur proqramı',
      modules: 'Daşıyıcı drayverləri',
      tokens: 'Daşıyıcı',
      certificates: 'Sertifikat',
      signature: 'Sınaq imzası',
    },
    extensionGood: '{version} versiyası işləyir.',
    hostGood: '{version} versiyası cavab verir ({platform}).',
    hostMissing: 'Daşıyıcı ilə işləyən Mohur proqramı bu kompüterdə quraşdırılmayıb.',
    hostMissingCure:
      'Onu artırmanı aldığınız yerdən istəyin: bankdan, sertifikat mərkəzindən və ya inzibatçıdan. Quraşdırandan sonra yenidən yoxlayın.',
    hostMissingSources:
      'Onu quraşdırmağı inzibatçıdan xahiş edin. Özünüz quraşdırırsınızsa, layihənin qovluğunda bu əmri icra edin və yenidən yoxlayın.',
    hostOutdated: 'Mohur proqramı köhnədir.',
    hostOutdatedCure: 'Mohur proqramını yeniləyin və yenidən yoxlayın.',
    hostUnknown: 'Proqram cavab verməyib.',
    modulesGood: plural({ other: '{count} modul işləyir.' }),
    modulesNone: 'Heç bir daşıyıcı drayveri işləmir. Proqram daşıyıcısı drayversiz də işləyir.',
    modulesMissing: 'Bu kompüterdə tapılmayan drayverlər: {names}.',
    modulesCure:
      'Daşıyıcınızın drayverini quraşdırıb kompüteri yenidən başladın və ya kitabxanasını «Modullar» bölməsində əlavə edin.',
    tokensGood: plural({ other: '{count} daşıyıcı qoşulub.' }),
    tokensNone: 'Heç bir daşıyıcı qoşulmayıb.',
    tokensCure:
      'Daşıyıcını qoşun. İşığı yanır, amma görünmürsə, drayveri yoxdur: onu quraşdırıb kompüteri yenidən başladın.',
    certificatesGood: plural({ other: '{count} sertifikat tapıldı.' }),
    certificatesNone: 'Qoşulmuş daşıyıcılarda sertifikat yoxdur.',
    certificatesCure: 'Sertifikat mərkəzinizin saytında sertifikat sorğusu yaradın.',
    trialMeaning:
      'Heç kimi heç nəyə öhdəçilik altına almayan bir sətir mətni imzalayın. O, saytın sənədləri ilə eyni yolu keçir: pəncərə, PİN kod, daşıyıcı. Heç yerə göndərilmir; jurnalda bir sətir qalır.',
    trialGood: 'Sınaq imzası yaradıldı və yoxlanıldı.',
    tryButton: 'Sınaq imzası yarat',
    trying: 'İmza pəncərəsi açıqdır…',
    trialDocument: 'Sınaq imzası',
    trialText: 'Bu, Mohur proqramının sınaq imzasıdır. Heç kimi heç nəyə öhdəçilik altına almır.',
    save: 'Hesabatı saxla',
    saveMeaning:
      'Dəstək xidməti üçün: versiyalar, drayverlər və vəziyyətlər; adlar, seriya nömrələri və sertifikatlar olmadan.',
  },
  settings: {
    language: 'Bütün pəncərələrin dili',
    word: 'Öz sözünüz',
    wordMeaning:
      'PİN kodunuzu soruşan hər pəncərənin aşağısında görünür. Saytlar onu oxuya bilmir. O yoxdursa, pəncərə bizim deyil: bağlayın.',
    wordLabel: 'Yalnız sizin bildiyiniz söz',
    save: 'Saxla',
    saved: 'Saxlanıldı.',
    about: 'Proqram haqqında',
    extensionVersion: 'Artırma',
    hostVersion: 'Mohur proqramı',
    protocol: 'Protokol',
    dataFolder: 'Məlumat qovluğu',
    license: 'Lisenziya: MIT',
    licences: 'İstifadə olunan paketlərin lisenziyaları',
    network: 'Şəbəkə',
    networkMeaning:
      'Mohur proqramı şəbəkəyə qoşulmur: proksi parametrləri lazım deyil və heç bir port açmır. Saytlara yalnız brauzer öz parametrləri ilə qoşulur; artırma vaxt möhürlərini və ləğv haqqında məlumatı da onun vasitəsilə aşağıdakı xidmətlərdən istəyir.',
  },
}
