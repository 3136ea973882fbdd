// SPDX-License-Identifier: MIT
#include <memory>

#include "tool/command.h"
#include "tool/completion_script.h"

namespace winfax::tool {

namespace {

struct Shell {
    const char* name;
    std::string (*script)(const manual::Command&);
};

constexpr Shell kShells[] = {{"bash", bashCompletion},
                             {"zsh", zshCompletion},
                             {"fish", fishCompletion},
                             {"powershell", powershellCompletion}};

Outcome printScript(const Context& context, const CLI::App& faxctl, const std::string& name) {
    const manual::Command root = manual::describe(faxctl);
    for (const Shell& shell : kShells) {
        if (name == shell.name) context.console.out << shell.script(root);
    }
    return ExitCode::ok;
}

}  // namespace

void addCompletion(CLI::App& faxctl, Context& context) {
    auto* command = addTextCommand(
        faxctl, "completion", "Prints what makes a shell complete the words of faxctl.",
        "  faxctl completion bash > ~/.local/share/bash-completion/completions/faxctl\n"
        "  faxctl completion zsh > ~/.zfunc/_faxctl        (a folder of $fpath)\n"
        "  faxctl completion fish > ~/.config/fish/completions/faxctl.fish\n"
        "  faxctl completion powershell >> $PROFILE");
    auto shell = std::make_shared<std::string>();
    std::vector<std::string> names;
    for (const Shell& known : kShells) names.push_back(known.name);
    command->add_option("SHELL", *shell, "The shell")->required()->check(CLI::IsMember(names));
    command->callback([&context, &faxctl, shell] {
        context.action = [&context, &faxctl, shell] {
            return printScript(context, faxctl, *shell);
        };
    });
}

}  // namespace winfax::tool
