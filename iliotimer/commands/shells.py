"""Completion in bash, zsh and fish: the script of each, and how it and iliotimer talk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from click.shell_completion import (
    BashComplete,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

BASH = """\
%(complete_func)s() {
    local kind value
    COMPREPLY=()
    while IFS=, read -r kind value; do
        case $kind in
            plain) COMPREPLY+=("$value") ;;
            dir) compopt -o filenames -o plusdirs 2>/dev/null ;;
            file) compopt -o filenames -o default 2>/dev/null ;;
        esac
    done <<< "$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)"
}
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null ||
    complete -F %(complete_func)s %(prog_name)s
"""
ZSH = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local -a plain told
    local kind value help
    (( $+commands[%(prog_name)s] )) || return 1
    for kind value help in "${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) \\
        %(complete_var)s=zsh_complete %(prog_name)s 2>/dev/null)}"; do
        case $kind in
            plain) if [[ $help == _ ]]; then plain+=("$value"); else told+=("$value:$help"); fi ;;
            dir) _path_files -/ ;;
            file) _path_files -f ;;
        esac
    done
    (( $#told )) && _describe -V iliotimer told -U
    (( $#plain )) && compadd -U -V iliotimer -a plain
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef %(complete_func)s %(prog_name)s
fi
"""
FISH = """\
function %(complete_func)s
    set -l lines (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \\
        COMP_CWORD=(commandline -ct) %(prog_name)s 2>/dev/null)
    for line in $lines
        set -l parts (string split -m 1 "," -- $line)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                echo $parts[2]
        end
    end
end

complete --no-files --keep-order --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class Quiet(ShellComplete):
    """Completion that offers nothing where something is broken: the command itself will say so."""

    def complete(self) -> str:
        """The lines for the script."""
        try:
            return super().complete()
        except Exception:  # noqa: BLE001  nothing may disturb the line that is being typed
            return ""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """What is offered, as a whole word: after `--option=` with the option before it."""
        option, equals, _ = incomplete.partition("=")
        before = option + equals if equals and option.startswith("--") else ""
        found = super().get_completions(args, incomplete)
        for one in found:
            if one.type == "plain":
                one.value = before + one.value
        return found


@add_completion_class
class Bash(Quiet, BashComplete):
    """Completion in bash, which takes `EXERCISE=N` apart."""

    source_template = BASH
    _kept = ""
    """What bash leaves as it is before the word that it replaces."""

    def source(self) -> str:
        """The script; it works in old versions too, but sorted."""
        return self.source_template % self.source_vars()

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words of the line before the cursor, with those around a `=` put together again."""
        words = split_arg_string(os.environ["COMP_WORDS"])
        at = int(os.environ["COMP_CWORD"])
        words = [*words, ""][: at + 1]
        whole: list[str] = []
        for word in words:
            if whole and (word.startswith("=") or whole[-1].endswith("=")):
                whole[-1] += word
            else:
                whole.append(word)
        typed = words[-1].removeprefix("=")
        self._kept = whole[-1][: len(whole[-1]) - len(typed)]
        return whole[1:-1], whole[-1]

    def format_completion(self, item: CompletionItem[str]) -> str:
        """A line for the script."""
        return f"{item.type},{item.value.removeprefix(self._kept)}"


@add_completion_class
class Zsh(Quiet, ZshComplete):
    """Completion in zsh."""

    source_template = ZSH


@add_completion_class
class Fish(Quiet, FishComplete):
    """Completion in fish."""

    source_template = FISH


SHELLS = {"bash": Bash, "zsh": Zsh, "fish": Fish}
