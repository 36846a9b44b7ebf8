/* An address typed in small letters, /q/ht01, is brought to its page. */
{
  if ($(".mc-lost")) {
    const found = location.pathname.match(/^(.*?)\/q\/([a-z0-9]{2,8})\/?$/i)
    const wanted = found && `${found[1]}/Q/${found[2].toUpperCase()}/`
    if (wanted && wanted !== location.pathname) location.replace(wanted)
  }
}
