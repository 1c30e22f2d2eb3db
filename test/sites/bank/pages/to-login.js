/** Back to the login, where it is told that the session has ended. */
export const toLogin = () => location.assign('/?ended')
