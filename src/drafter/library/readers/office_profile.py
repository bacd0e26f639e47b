"""The profile LibreOffice runs in: no macros, no links, no network, nothing remembered."""

from pathlib import Path

_COMMON = "/org.openoffice.Office.Common"
_INET = "/org.openoffice.Inet/Settings"
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    # Macros and everything else that acts.
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", "true"),
    (f"{_COMMON}/Security/Scripting", "DisablePythonRuntime", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableOLEAutomation", "true"),
    (f"{_COMMON}/Java/ApplicationSecurity", "NetAccess", "2"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    # Links in the file: pictures and texts that lie elsewhere.
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    # Whatever is asked of the network goes to a proxy that is not there.
    (_INET, "ooInetProxyType", "2"),
    (_INET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPProxyPort", "9"),
    (_INET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPSProxyPort", "9"),
    (_INET, "ooInetFTPProxyName", "127.0.0.1"),
    (_INET, "ooInetFTPProxyPort", "9"),
    (_INET, "ooInetNoProxy", ""),
    ("/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments",
     "AutoCheckEnabled", "false"),
    (f"{_COMMON}/Misc", "CrashReport", "false"),
    (f"{_COMMON}/Misc", "CollectUsageInformation", "false"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/History", "PickListSize", "0"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
)  # fmt: skip
"""Where a setting stands, what it is called, and its value."""


def write_profile(folder: Path) -> None:
    """Make the profile: a folder with the settings that differ from LibreOffice's own.

    Raises:
        OSError: it cannot be written.
    """
    items = "".join(
        f'<item oor:path="{_escaped(path)}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n",
        encoding="utf-8",
        newline="\n",
    )


def _escaped(path: str) -> str:
    return path.replace("'", "&apos;")
