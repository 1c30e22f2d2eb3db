/** What a site tells a person when Mohur could not do what was asked, by the error's code. */

export const problemWords = {
  az: {
    NOT_INSTALLED: 'Brauzerinizdə Mohur artırması yoxdur. Onu quraşdırın və səhifəni yenidən açın.',
    HOST_MISSING: 'Artırma var, Mohur proqramı isə kompüterdə tapılmadı. Proqramı quraşdırın.',
    HOST_OUTDATED: 'Kompüterdəki Mohur proqramı köhnədir. Onu yeniləyin.',
    PAGE_UNSUPPORTED: 'Bu səhifə imza istəyə bilməz. Onu https ünvanı ilə, ayrıca vərəqdə açın.',
    EXTENSION_OUTDATED: 'Mohur artırması köhnədir. Onu yeniləyin.',
    EXTENSION_RELOADED: 'Mohur yeniləndi. Səhifəni yenidən açın.',
    USER_REJECTED: 'İmtina etdiniz. Heç nə edilmədi.',
    REFUSED_RECENTLY: 'Az əvvəl imtina etdiniz. Bir az gözləyin və yenidən cəhd edin.',
    NOT_ALLOWED: 'Bu sayta icazə verilməyib. Yenidən cəhd edin və Mohur soruşanda icazə verin.',
    ABORTED: 'Dayandırıldı. Heç nə edilmədi.',
    CERTIFICATE_WITHOUT_KEY: 'Bu sertifikatın açarı qoşulmuş daşıyıcıda deyil. Sorğunu yaratdığınız daşıyıcını qoşun.',
    PIN_LOCKED: 'PİN kod bloklanıb. Onu Mohur idarə panelində blokdan çıxarın.',
    OUTCOME_UNKNOWN: 'Sənədin imzalanıb-imzalanmadığı məlum deyil. Təkrar etməzdən əvvəl Mohur jurnalına baxın.',
    problem: 'Alınmadı. Yenidən cəhd edin; təkrar olunsa, dəstək xidmətinə bu kodu bildirin: {code}.',
  },
  kk: {
    NOT_INSTALLED: 'Браузеріңізде Mohur кеңейтімі жоқ. Оны орнатып, бетті қайта ашыңыз.',
    HOST_MISSING: 'Кеңейтім бар, бірақ компьютерден Mohur бағдарламасы табылмады. Бағдарламаны орнатыңыз.',
    HOST_OUTDATED: 'Mohur бағдарламасы ескірген. Оны жаңартыңыз.',
    PAGE_UNSUPPORTED: 'Бұл бет қолтаңба сұрай алмайды. Оны https мекенжайымен, бөлек қойындыда ашыңыз.',
    EXTENSION_OUTDATED: 'Mohur кеңейтімі ескірген. Оны жаңартыңыз.',
    EXTENSION_RELOADED: 'Mohur жаңартылды. Бетті қайта ашыңыз.',
    USER_REJECTED: 'Сіз бас тарттыңыз. Ештеңе жасалған жоқ.',
    REFUSED_RECENTLY: 'Жаңа ғана бас тарттыңыз. Сәл күтіп, қайталап көріңіз.',
    NOT_ALLOWED: 'Бұл сайтқа рұқсат берілмеген. Қайталап көріп, Mohur сұрағанда рұқсат беріңіз.',
    ABORTED: 'Тоқтатылды. Ештеңе жасалған жоқ.',
    CERTIFICATE_WITHOUT_KEY: 'Бұл сертификаттың кілті қосылған токенде жоқ. Сұраныс жасалған токенді қосыңыз.',
    PIN_LOCKED: 'PIN-код бұғатталған. Оны Mohur басқару панелінде бұғаттан шығарыңыз.',
    OUTCOME_UNKNOWN: 'Қол қойылған-қойылмағаны белгісіз. Қайталамас бұрын Mohur журналын қараңыз.',
    problem: 'Орындалмады. Қайталап көріңіз; қайталанса, қолдау қызметіне мына кодты айтыңыз: {code}.',
  },
  ru: {
    NOT_INSTALLED: 'В браузере нет расширения Mohur. Установите его и откройте страницу заново.',
    HOST_MISSING: 'Расширение есть, а программа Mohur на компьютере не найдена. Установите её.',
    HOST_OUTDATED: 'Программа Mohur устарела. Обновите её.',
    PAGE_UNSUPPORTED: 'Эта страница не может запрашивать подписи. Откройте её по адресу https в отдельной вкладке.',
    EXTENSION_OUTDATED: 'Расширение Mohur устарело. Обновите его.',
    EXTENSION_RELOADED: 'Mohur обновился. Откройте страницу заново.',
    USER_REJECTED: 'Вы отказались. Ничего не сделано.',
    REFUSED_RECENTLY: 'Вы только что отказались. Немного подождите и попробуйте ещё раз.',
    NOT_ALLOWED: 'Этому сайту не дано разрешение. Попробуйте ещё раз и дайте его, когда Mohur спросит.',
    ABORTED: 'Остановлено. Ничего не сделано.',
    CERTIFICATE_WITHOUT_KEY:
      'Ключа этого сертификата нет на подключённом токене. Подключите токен, на котором создавали запрос.',
    PIN_LOCKED: 'PIN-код заблокирован. Разблокируйте его на панели управления Mohur.',
    OUTCOME_UNKNOWN: 'Неизвестно, подписан ли документ. Прежде чем повторять, загляните в журнал Mohur.',
    problem: 'Не получилось. Попробуйте ещё раз; если повторится, сообщите в поддержку код {code}.',
  },
  en: {
    NOT_INSTALLED: 'The Mohur extension is not installed in this browser. Install it and open this page again.',
    HOST_MISSING: 'The extension is there, but the Mohur program was not found on this computer. Install it.',
    HOST_OUTDATED: 'The Mohur program on this computer is outdated. Update it.',
    PAGE_UNSUPPORTED: 'This page cannot ask for signatures. Open it by its https address, in a tab of its own.',
    EXTENSION_OUTDATED: 'The Mohur extension is outdated. Update it.',
    EXTENSION_RELOADED: 'Mohur was updated. Load this page again.',
    USER_REJECTED: 'You rejected the request. Nothing was done.',
    REFUSED_RECENTLY: 'You have just rejected a request of this site. Wait a moment and try again.',
    NOT_ALLOWED: 'You have not given this site permission. Try again, and give it when Mohur asks.',
    ABORTED: 'Stopped. Nothing was done.',
    CERTIFICATE_WITHOUT_KEY:
      'The key of this certificate is not on the token. Connect the token on which you created the request.',
    PIN_LOCKED: 'The PIN is locked. Unblock it in the Mohur token manager.',
    OUTCOME_UNKNOWN: 'It is not known whether the document was signed. Check the Mohur journal before you try again.',
    problem: 'That did not work. Try again; if it happens again, give support the code {code}.',
  },
}

/** The sentence for an error in the words of `t`. */
export function explain(t, error) {
  const sentence = t(error.code ?? 'problem', {})
  return sentence === error.code
    ? t('problem', { code: error.code })
    : t(error.code ?? 'problem', { code: error.message })
}
