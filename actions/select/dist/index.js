import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 9857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ ProviderError),
/* harmony export */   t: () => (/* binding */ CredentialsProviderError)
/* harmony export */ });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/ProviderError.js
var ProviderError = class ProviderError extends Error {
	name = "ProviderError";
	tryNextLink;
	constructor(message, options = true) {
		let logger;
		let tryNextLink = true;
		if (typeof options === "boolean") {
			logger = void 0;
			tryNextLink = options;
		} else if (options != null && typeof options === "object") {
			logger = options.logger;
			tryNextLink = options.tryNextLink ?? true;
		}
		super(message);
		this.tryNextLink = tryNextLink;
		Object.setPrototypeOf(this, ProviderError.prototype);
		logger?.debug?.(`@smithy/property-provider ${tryNextLink ? "->" : "(!)"} ${message}`);
	}
	static from(error, options = true) {
		return Object.assign(new this(error.message, options), error);
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/CredentialsProviderError.js
var CredentialsProviderError = class CredentialsProviderError extends ProviderError {
	name = "CredentialsProviderError";
	constructor(message, options = true) {
		super(message, options);
		Object.setPrototypeOf(this, CredentialsProviderError.prototype);
	}
};



/***/ }),

/***/ 4033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ TypeRegistry)
/* harmony export */ });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/TypeRegistry.js
var TypeRegistry = class TypeRegistry {
	namespace;
	schemas;
	exceptions;
	static registries = /* @__PURE__ */ new Map();
	constructor(namespace, schemas = /* @__PURE__ */ new Map(), exceptions = /* @__PURE__ */ new Map()) {
		this.namespace = namespace;
		this.schemas = schemas;
		this.exceptions = exceptions;
		if (!TypeRegistry.registries.has(namespace)) TypeRegistry.registries.set(namespace, this);
	}
	static for(namespace) {
		return TypeRegistry.registries.get(namespace) ?? new TypeRegistry(namespace);
	}
	copyFrom(other) {
		const { schemas, exceptions } = this;
		for (const [k, v] of other.schemas) if (!schemas.has(k)) schemas.set(k, v);
		for (const [k, v] of other.exceptions) if (!exceptions.has(k)) exceptions.set(k, v);
	}
	register(shapeId, schema) {
		const qualifiedName = this.normalizeShapeId(shapeId);
		for (const r of [this, TypeRegistry.for(qualifiedName.split("#")[0])]) if (!r.schemas.has(qualifiedName)) r.schemas.set(qualifiedName, schema);
	}
	getSchema(shapeId) {
		const id = this.normalizeShapeId(shapeId);
		if (!this.schemas.has(id)) {
			if (!shapeId.includes("#")) {
				const suffix = "#" + shapeId;
				const candidates = [];
				for (const [shapeId, schema] of this.schemas.entries()) if (shapeId.endsWith(suffix)) candidates.push(schema);
				if (candidates.length === 1) return candidates[0];
			}
			throw new Error(`@smithy/core/schema - schema not found for ${id}`);
		}
		return this.schemas.get(id);
	}
	registerError(es, ctor) {
		const $error = es;
		const ns = $error[1];
		const qualifiedName = ns + "#" + $error[2];
		if (!ctor.hasOwnProperty?.("shapeId")) ctor.shapeId = qualifiedName;
		for (const r of [this, TypeRegistry.for(ns)]) if (!r.schemas.has(qualifiedName) && !r.exceptions.has($error)) {
			r.schemas.set(qualifiedName, $error);
			r.exceptions.set($error, ctor);
		}
	}
	getErrorCtor(es) {
		const $error = es;
		if (this.exceptions.has($error)) return this.exceptions.get($error);
		return TypeRegistry.for($error[1]).exceptions.get($error);
	}
	getBaseException() {
		for (const exceptionKey of this.exceptions.keys()) if (Array.isArray(exceptionKey)) {
			const [, ns, name] = exceptionKey;
			const id = ns + "#" + name;
			if (id.startsWith("smithy.ts.sdk.synthetic.") && id.endsWith("ServiceException")) return exceptionKey;
		}
	}
	find(predicate) {
		for (const schema of this.schemas.values()) if (predicate(schema)) return schema;
	}
	clear() {
		this.schemas.clear();
		this.exceptions.clear();
	}
	normalizeShapeId(shapeId) {
		if (shapeId.includes("#")) return shapeId;
		return this.namespace + "#" + shapeId;
	}
};



/***/ }),

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ chain)
/* harmony export */ });
/* harmony import */ var _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9857);

// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/chain.js
const chain = (...providers) => async () => {
	if (providers.length === 0) throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_0__.n("No providers in chain");
	let lastProviderError;
	for (const provider of providers) try {
		return await provider();
	} catch (err) {
		lastProviderError = err;
		if (err?.tryNextLink) continue;
		throw err;
	}
	throw lastProviderError;
};



/***/ }),

/***/ 4603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ makeBuilder)
/* harmony export */ });
/* unused harmony export n */
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3646);

// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/schemaLogFilter.js
const SENSITIVE_STRING = "***SensitiveInformation***";
function schemaLogFilter(schema, data) {
	if (data == null) return data;
	const ns = _endpoints_js__WEBPACK_IMPORTED_MODULE_0__.o.of(schema);
	if (ns.getMergedTraits().sensitive) return SENSITIVE_STRING;
	if (ns.isListSchema()) {
		const valueSchema = ns.getValueSchema();
		if (valueSchema.getMergedTraits().sensitive) return SENSITIVE_STRING;
		if (Array.isArray(data)) return data.map((value) => schemaLogFilter(valueSchema, value));
	} else if (ns.isMapSchema()) {
		const valueSchema = ns.getValueSchema();
		if (ns.getKeySchema().getMergedTraits().sensitive || valueSchema.getMergedTraits().sensitive) return SENSITIVE_STRING;
		if (typeof data === "object") return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, schemaLogFilter(valueSchema, value)]));
	} else if (ns.isStructSchema() && typeof data === "object") {
		const object = data;
		const newObject = {};
		for (const [member, memberNs] of ns.structIterator()) if (object[member] != null) newObject[member] = schemaLogFilter(memberNs, object[member]);
		return newObject;
	}
	return data;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/command.js
const operationEventStreamMarker = Symbol.for("@smithy/op-event-stream");
var Command = class {
	middlewareStack = (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.l)();
	schema;
	static classBuilder() {
		return new ClassBuilder();
	}
	resolveMiddlewareWithContext(clientStack, configuration, options, { middlewareFn, clientName, commandName, inputFilterSensitiveLog, outputFilterSensitiveLog, smithyContext, additionalContext, CommandCtor }) {
		for (const mw of middlewareFn.bind(this)(CommandCtor, clientStack, configuration, options)) this.middlewareStack.use(mw);
		const stack = clientStack.concat(this.middlewareStack);
		const { logger } = configuration;
		const additionalSmithyContext = additionalContext[_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.h];
		const handlerExecutionContext = {
			logger,
			clientName,
			commandName,
			inputFilterSensitiveLog,
			outputFilterSensitiveLog,
			...additionalContext,
			[_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.h]: {
				...additionalSmithyContext,
				commandInstance: this,
				...smithyContext,
				...options?.metricsRecorder === void 0 ? {} : { metricsRecorder: options.metricsRecorder },
				...options?.abortSignal === void 0 ? {} : { abortSignal: options.abortSignal }
			}
		};
		const { requestHandler } = configuration;
		let requestOptions = options ?? {};
		if (requestOptions.metricsRecorder) {
			requestOptions = { ...requestOptions };
			delete requestOptions.metricsRecorder;
		}
		let isEventStream;
		const schema = this.schema;
		const marker = schema?.[operationEventStreamMarker];
		if (marker !== void 0) isEventStream = marker;
		else if (schema) {
			if (Array.isArray(schema) && schema[0] === 9) {
				const [, , , , input$, output$] = schema;
				isEventStream = schema[operationEventStreamMarker] = Boolean(_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.o.of(input$).getEventStreamMember() || _endpoints_js__WEBPACK_IMPORTED_MODULE_0__.o.of(output$).getEventStreamMember());
			}
		}
		if (isEventStream) requestOptions = {
			isEventStream,
			...requestOptions
		};
		return stack.resolve((request) => requestHandler.handle(request.request, requestOptions), handlerExecutionContext);
	}
};
var ClassBuilder = class {
	_init = () => {};
	_ep = {};
	_middlewareFn = () => [];
	_commandName = "";
	_clientName = "";
	_additionalContext = {};
	_smithyContext = {};
	_inputFilterSensitiveLog = void 0;
	_outputFilterSensitiveLog = void 0;
	_serializer = null;
	_deserializer = null;
	_operationSchema;
	init(cb) {
		this._init = cb;
	}
	ep(endpointParameterInstructions) {
		this._ep = endpointParameterInstructions;
		return this;
	}
	m(middlewareSupplier) {
		this._middlewareFn = middlewareSupplier;
		return this;
	}
	s(service, operation, smithyContext = {}) {
		this._smithyContext = {
			service,
			operation,
			...smithyContext
		};
		return this;
	}
	c(additionalContext = {}) {
		this._additionalContext = additionalContext;
		return this;
	}
	n(clientName, commandName) {
		this._clientName = clientName;
		this._commandName = commandName;
		return this;
	}
	f(inputFilter = (_) => _, outputFilter = (_) => _) {
		this._inputFilterSensitiveLog = inputFilter;
		this._outputFilterSensitiveLog = outputFilter;
		return this;
	}
	ser(serializer) {
		this._serializer = serializer;
		return this;
	}
	de(deserializer) {
		this._deserializer = deserializer;
		return this;
	}
	sc(operation) {
		this._operationSchema = operation;
		this._smithyContext.operationSchema = operation;
		return this;
	}
	build() {
		const closure = this;
		let CommandRef;
		return CommandRef = class extends Command {
			input;
			static getEndpointParameterInstructions() {
				return closure._ep;
			}
			constructor(...[input]) {
				super();
				this.input = input ?? {};
				closure._init(this);
				this.schema = closure._operationSchema;
			}
			resolveMiddleware(stack, configuration, options) {
				const op = closure._operationSchema;
				const input = op?.[4] ?? op?.input;
				const output = op?.[5] ?? op?.output;
				return this.resolveMiddlewareWithContext(stack, configuration, options, {
					CommandCtor: CommandRef,
					middlewareFn: closure._middlewareFn,
					clientName: closure._clientName,
					commandName: closure._commandName,
					inputFilterSensitiveLog: closure._inputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, input) : (_) => _),
					outputFilterSensitiveLog: closure._outputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, output) : (_) => _),
					smithyContext: closure._smithyContext,
					additionalContext: closure._additionalContext
				});
			}
			serialize = closure._serializer;
			deserialize = closure._deserializer;
		};
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/client-command-builder.js
function makeBuilder(common, service, name, ep) {
	return function makeCommand(added, plugins, op, $, smithyContext = {}) {
		const epMerged = Object.assign({}, common, added);
		return Command.classBuilder().ep(epMerged).m(function(CommandCtor, clientStack, config, options) {
			const list = plugins.call(this, CommandCtor, clientStack, config, options);
			list.unshift(ep(config, CommandCtor.getEndpointParameterInstructions()));
			return list;
		}).s(service, op, smithyContext).n(name, op.charAt(0).toUpperCase() + op.slice(1) + "Command").sc($).build();
	};
}



/***/ }),

/***/ 355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ memoize),
/* harmony export */   r: () => (/* binding */ parseUrl),
/* harmony export */   t: () => (/* binding */ loadConfig)
/* harmony export */ });
/* harmony import */ var _loadSharedConfigFiles_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5122);
/* harmony import */ var _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9857);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3017);



// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/parseQueryString.js
function parseQueryString(querystring) {
	const query = {};
	querystring = querystring.replace(/^\?/, "");
	if (querystring) for (const pair of querystring.split("&")) {
		let [key, value = null] = pair.split("=");
		key = decodeURIComponent(key);
		if (value) value = decodeURIComponent(value);
		if (!(key in query)) query[key] = value;
		else if (Array.isArray(query[key])) query[key].push(value);
		else query[key] = [query[key], value];
	}
	return query;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/parseUrl.js
const parseUrl = (url) => {
	if (typeof url === "string") return parseUrl(new URL(url));
	const { hostname, pathname, port, protocol, search } = url;
	let query;
	if (search) query = parseQueryString(search);
	return {
		hostname,
		port: port ? parseInt(port) : void 0,
		protocol,
		path: pathname,
		query
	};
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/fromValue.js
const fromValue = (staticValue) => () => Promise.resolve(staticValue);
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/memoize.js
const memoize = (provider, isExpired, requiresRefresh) => {
	let resolved;
	let pending;
	let hasResult;
	let isConstant = false;
	const coalesceProvider = async () => {
		if (!pending) pending = provider();
		try {
			resolved = await pending;
			hasResult = true;
			isConstant = false;
		} finally {
			pending = void 0;
		}
		return resolved;
	};
	if (isExpired === void 0) return async (options) => {
		if (!hasResult || options?.forceRefresh) resolved = await coalesceProvider();
		return resolved;
	};
	return async (options) => {
		if (!hasResult || options?.forceRefresh) resolved = await coalesceProvider();
		if (isConstant) return resolved;
		if (requiresRefresh && !requiresRefresh(resolved)) {
			isConstant = true;
			return resolved;
		}
		if (isExpired(resolved)) {
			await coalesceProvider();
			return resolved;
		}
		return resolved;
	};
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/getSelectorName.js
function getSelectorName(functionString) {
	try {
		const constants = new Set(Array.from(functionString.match(/([A-Z_]){3,}/g) ?? []));
		constants.delete("CONFIG");
		constants.delete("CONFIG_PREFIX_SEPARATOR");
		constants.delete("ENV");
		return [...constants].join(", ");
	} catch (ignored) {
		return functionString;
	}
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromEnv.js
const fromEnv = (envVarSelector, options) => async () => {
	try {
		const config = envVarSelector(process.env, options);
		if (config === void 0) throw new Error();
		return config;
	} catch (e) {
		throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.t(e.message || `Not found in ENV: ${getSelectorName(envVarSelector.toString())}`, { logger: options?.logger });
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromSharedConfigFiles.js
const fromSharedConfigFiles = (configSelector, { preferredFile = "config", ...init } = {}) => async () => {
	const profile = (0,_loadSharedConfigFiles_js__WEBPACK_IMPORTED_MODULE_0__.a)(init);
	const { configFile, credentialsFile } = await (0,_loadSharedConfigFiles_js__WEBPACK_IMPORTED_MODULE_0__.t)(init);
	const profileFromCredentials = credentialsFile[profile] || {};
	const profileFromConfig = configFile[profile] || {};
	const mergedProfile = preferredFile === "config" ? {
		...profileFromCredentials,
		...profileFromConfig
	} : {
		...profileFromConfig,
		...profileFromCredentials
	};
	try {
		const configValue = configSelector(mergedProfile, preferredFile === "config" ? configFile : credentialsFile);
		if (configValue === void 0) throw new Error();
		return configValue;
	} catch (e) {
		throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.t(e.message || `Not found in config files w/ profile [${profile}]: ${getSelectorName(configSelector.toString())}`, { logger: init.logger });
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromStatic.js
const isFunction = (func) => typeof func === "function";
const fromStatic = (defaultValue) => isFunction(defaultValue) ? async () => await defaultValue() : fromValue(defaultValue);
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/configLoader.js
const loadConfig = ({ environmentVariableSelector, configFileSelector, default: defaultValue }, configuration = {}) => {
	const { signingName, logger } = configuration;
	return memoize((0,_chain_js__WEBPACK_IMPORTED_MODULE_2__.t)(fromEnv(environmentVariableSelector, {
		signingName,
		logger
	}), fromSharedConfigFiles(configFileSelector, configuration), fromStatic(defaultValue)));
};



/***/ }),

/***/ 3646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ decorateServiceException),
/* harmony export */   c: () => (/* binding */ deref),
/* harmony export */   d: () => (/* binding */ booleanSelector),
/* harmony export */   f: () => (/* binding */ toEndpointV1),
/* harmony export */   h: () => (/* binding */ SMITHY_CONTEXT_KEY),
/* harmony export */   i: () => (/* binding */ ServiceException),
/* harmony export */   l: () => (/* binding */ constructStack),
/* harmony export */   m: () => (/* binding */ getSmithyContext),
/* harmony export */   n: () => (/* binding */ resolveEndpointConfig),
/* harmony export */   o: () => (/* binding */ NormalizedSchema),
/* harmony export */   p: () => (/* binding */ normalizeProvider),
/* harmony export */   r: () => (/* binding */ resolveParams),
/* harmony export */   s: () => (/* binding */ translateTraits),
/* harmony export */   t: () => (/* binding */ getEndpointPlugin),
/* harmony export */   u: () => (/* binding */ SelectorType)
/* harmony export */ });
/* harmony import */ var _hasOwn_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5222);
/* harmony import */ var _configLoader_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(355);


// ../../node_modules/.pnpm/@smithy+types@4.20.0/node_modules/@smithy/types/dist-es/middleware.js
const SMITHY_CONTEXT_KEY = "__smithy_context";
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/getSmithyContext.js
const getSmithyContext = (context) => context["__smithy_context"] || (context["__smithy_context"] = {});
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/normalizeProvider.js
const normalizeProvider = (input) => {
	if (typeof input === "function") return input;
	const promisified = Promise.resolve(input);
	return () => promisified;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/toEndpointV1.js
const toEndpointV1 = (endpoint) => {
	if (typeof endpoint === "object") {
		if ("url" in endpoint) {
			const v1Endpoint = (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.r)(endpoint.url);
			if (endpoint.headers) {
				v1Endpoint.headers = {};
				for (const name in endpoint.headers) {
					if (!(0,_hasOwn_js__WEBPACK_IMPORTED_MODULE_1__.t)(endpoint.headers, name)) continue;
					v1Endpoint.headers[name.toLowerCase()] = endpoint.headers[name].join(", ");
				}
			}
			return v1Endpoint;
		}
		return endpoint;
	}
	return (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.r)(endpoint);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/util-config-provider/booleanSelector.js
const booleanSelector = (obj, key, type) => {
	if (!(key in obj)) return;
	if (obj[key] === "true") return true;
	if (obj[key] === "false") return false;
	throw new Error(`Cannot load ${type} "${key}". Expected "true" or "false", got ${obj[key]}.`);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/util-config-provider/types.js
var SelectorType;
(function(SelectorType) {
	SelectorType["ENV"] = "env";
	SelectorType["CONFIG"] = "shared config entry";
})(SelectorType || (SelectorType = {}));
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/middleware-stack/MiddlewareStack.js
const getAllAliases = (name, aliases) => {
	const _aliases = [];
	if (name) _aliases.push(name);
	if (aliases) for (const alias of aliases) _aliases.push(alias);
	return _aliases;
};
const getMiddlewareNameWithAliases = (name, aliases) => {
	return `${name || "anonymous"}${aliases && aliases.length > 0 ? ` (a.k.a. ${aliases.join(",")})` : ""}`;
};
const constructStack = () => {
	let absoluteEntries = [];
	let relativeEntries = [];
	let identifyOnResolve = false;
	const entriesNameSet = /* @__PURE__ */ new Set();
	const sort = (entries) => entries.sort((a, b) => stepWeights[b.step] - stepWeights[a.step] || priorityWeights[b.priority || "normal"] - priorityWeights[a.priority || "normal"]);
	const removeByName = (toRemove) => {
		let isRemoved = false;
		const filterCb = (entry) => {
			const aliases = getAllAliases(entry.name, entry.aliases);
			if (aliases.includes(toRemove)) {
				isRemoved = true;
				for (const alias of aliases) entriesNameSet.delete(alias);
				return false;
			}
			return true;
		};
		absoluteEntries = absoluteEntries.filter(filterCb);
		relativeEntries = relativeEntries.filter(filterCb);
		return isRemoved;
	};
	const removeByReference = (toRemove) => {
		let isRemoved = false;
		const filterCb = (entry) => {
			if (entry.middleware === toRemove) {
				isRemoved = true;
				for (const alias of getAllAliases(entry.name, entry.aliases)) entriesNameSet.delete(alias);
				return false;
			}
			return true;
		};
		absoluteEntries = absoluteEntries.filter(filterCb);
		relativeEntries = relativeEntries.filter(filterCb);
		return isRemoved;
	};
	const cloneTo = (toStack) => {
		absoluteEntries.forEach((entry) => {
			toStack.add(entry.middleware, { ...entry });
		});
		relativeEntries.forEach((entry) => {
			toStack.addRelativeTo(entry.middleware, { ...entry });
		});
		toStack.identifyOnResolve?.(stack.identifyOnResolve());
		return toStack;
	};
	const expandRelativeMiddlewareList = (from) => {
		const expandedMiddlewareList = [];
		from.before.forEach((entry) => {
			if (entry.before.length === 0 && entry.after.length === 0) expandedMiddlewareList.push(entry);
			else expandedMiddlewareList.push(...expandRelativeMiddlewareList(entry));
		});
		expandedMiddlewareList.push(from);
		from.after.reverse().forEach((entry) => {
			if (entry.before.length === 0 && entry.after.length === 0) expandedMiddlewareList.push(entry);
			else expandedMiddlewareList.push(...expandRelativeMiddlewareList(entry));
		});
		return expandedMiddlewareList;
	};
	const getMiddlewareList = (debug = false) => {
		const normalizedAbsoluteEntries = [];
		const normalizedRelativeEntries = [];
		const normalizedEntriesNameMap = {};
		absoluteEntries.forEach((entry) => {
			const normalizedEntry = {
				...entry,
				before: [],
				after: []
			};
			for (const alias of getAllAliases(normalizedEntry.name, normalizedEntry.aliases)) normalizedEntriesNameMap[alias] = normalizedEntry;
			normalizedAbsoluteEntries.push(normalizedEntry);
		});
		relativeEntries.forEach((entry) => {
			const normalizedEntry = {
				...entry,
				before: [],
				after: []
			};
			for (const alias of getAllAliases(normalizedEntry.name, normalizedEntry.aliases)) normalizedEntriesNameMap[alias] = normalizedEntry;
			normalizedRelativeEntries.push(normalizedEntry);
		});
		normalizedRelativeEntries.forEach((entry) => {
			if (entry.toMiddleware) {
				const toMiddleware = normalizedEntriesNameMap[entry.toMiddleware];
				if (toMiddleware === void 0) {
					if (debug) return;
					throw new Error(`${entry.toMiddleware} is not found when adding ${getMiddlewareNameWithAliases(entry.name, entry.aliases)} middleware ${entry.relation} ${entry.toMiddleware}`);
				}
				if (entry.relation === "after") toMiddleware.after.push(entry);
				if (entry.relation === "before") toMiddleware.before.push(entry);
			}
		});
		return sort(normalizedAbsoluteEntries).map(expandRelativeMiddlewareList).reduce((wholeList, expandedMiddlewareList) => {
			wholeList.push(...expandedMiddlewareList);
			return wholeList;
		}, []);
	};
	const stack = {
		add: (middleware, options = {}) => {
			const { name, override, aliases: _aliases } = options;
			const entry = {
				step: "initialize",
				priority: "normal",
				middleware,
				...options
			};
			const aliases = getAllAliases(name, _aliases);
			if (aliases.length > 0) {
				if (aliases.some((alias) => entriesNameSet.has(alias))) {
					if (!override) throw new Error(`Duplicate middleware name '${getMiddlewareNameWithAliases(name, _aliases)}'`);
					for (const alias of aliases) {
						const toOverrideIndex = absoluteEntries.findIndex((entry) => entry.name === alias || entry.aliases?.some((a) => a === alias));
						if (toOverrideIndex === -1) continue;
						const toOverride = absoluteEntries[toOverrideIndex];
						if (toOverride.step !== entry.step || entry.priority !== toOverride.priority) throw new Error(`"${getMiddlewareNameWithAliases(toOverride.name, toOverride.aliases)}" middleware with ${toOverride.priority} priority in ${toOverride.step} step cannot be overridden by "${getMiddlewareNameWithAliases(name, _aliases)}" middleware with ${entry.priority} priority in ${entry.step} step.`);
						absoluteEntries.splice(toOverrideIndex, 1);
					}
				}
				for (const alias of aliases) entriesNameSet.add(alias);
			}
			absoluteEntries.push(entry);
		},
		addRelativeTo: (middleware, options) => {
			const { name, override, aliases: _aliases } = options;
			const entry = {
				middleware,
				...options
			};
			const aliases = getAllAliases(name, _aliases);
			if (aliases.length > 0) {
				if (aliases.some((alias) => entriesNameSet.has(alias))) {
					if (!override) throw new Error(`Duplicate middleware name '${getMiddlewareNameWithAliases(name, _aliases)}'`);
					for (const alias of aliases) {
						const toOverrideIndex = relativeEntries.findIndex((entry) => entry.name === alias || entry.aliases?.some((a) => a === alias));
						if (toOverrideIndex === -1) continue;
						const toOverride = relativeEntries[toOverrideIndex];
						if (toOverride.toMiddleware !== entry.toMiddleware || toOverride.relation !== entry.relation) throw new Error(`"${getMiddlewareNameWithAliases(toOverride.name, toOverride.aliases)}" middleware ${toOverride.relation} "${toOverride.toMiddleware}" middleware cannot be overridden by "${getMiddlewareNameWithAliases(name, _aliases)}" middleware ${entry.relation} "${entry.toMiddleware}" middleware.`);
						relativeEntries.splice(toOverrideIndex, 1);
					}
				}
				for (const alias of aliases) entriesNameSet.add(alias);
			}
			relativeEntries.push(entry);
		},
		clone: () => cloneTo(constructStack()),
		use: (plugin) => {
			plugin.applyToStack(stack);
		},
		remove: (toRemove) => {
			if (typeof toRemove === "string") return removeByName(toRemove);
			else return removeByReference(toRemove);
		},
		removeByTag: (toRemove) => {
			let isRemoved = false;
			const filterCb = (entry) => {
				const { tags, name, aliases: _aliases } = entry;
				if (tags && tags.includes(toRemove)) {
					const aliases = getAllAliases(name, _aliases);
					for (const alias of aliases) entriesNameSet.delete(alias);
					isRemoved = true;
					return false;
				}
				return true;
			};
			absoluteEntries = absoluteEntries.filter(filterCb);
			relativeEntries = relativeEntries.filter(filterCb);
			return isRemoved;
		},
		concat: (from) => {
			const cloned = cloneTo(constructStack());
			cloned.use(from);
			cloned.identifyOnResolve(identifyOnResolve || cloned.identifyOnResolve() || (from.identifyOnResolve?.() ?? false));
			return cloned;
		},
		applyToStack: cloneTo,
		identify: () => {
			return getMiddlewareList(true).map((mw) => {
				const step = mw.step ?? mw.relation + " " + mw.toMiddleware;
				return getMiddlewareNameWithAliases(mw.name, mw.aliases) + " - " + step;
			});
		},
		identifyOnResolve(toggle) {
			if (typeof toggle === "boolean") identifyOnResolve = toggle;
			return identifyOnResolve;
		},
		resolve: (handler, context) => {
			for (const middleware of getMiddlewareList().map((entry) => entry.middleware).reverse()) handler = middleware(handler, context);
			if (identifyOnResolve) console.log(stack.identify());
			return handler;
		}
	};
	return stack;
};
const stepWeights = {
	initialize: 5,
	serialize: 4,
	build: 3,
	finalizeRequest: 2,
	deserialize: 1
};
const priorityWeights = {
	high: 3,
	normal: 2,
	low: 1
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/deref.js
const deref = (schemaRef) => {
	if (typeof schemaRef === "function") return schemaRef();
	return schemaRef;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/schemas/translateTraits.js
const traitsCache = [];
function translateTraits(indicator) {
	if (typeof indicator === "object") return indicator;
	indicator = indicator | 0;
	if (traitsCache[indicator]) return traitsCache[indicator];
	const traits = {};
	let i = 0;
	for (const trait of [
		"httpLabel",
		"idempotent",
		"idempotencyToken",
		"sensitive",
		"httpPayload",
		"httpResponseCode",
		"httpQueryParams"
	]) if ((indicator >> i++ & 1) === 1) traits[trait] = 1;
	return traitsCache[indicator] = traits;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/schemas/NormalizedSchema.js
const anno = {
	it: Symbol.for("@smithy/nor-struct-it"),
	ns: Symbol.for("@smithy/ns")
};
const simpleSchemaCacheN = [];
const simpleSchemaCacheS = {};
var NormalizedSchema = class NormalizedSchema {
	ref;
	memberName;
	static symbol = Symbol.for("@smithy/nor");
	symbol = NormalizedSchema.symbol;
	name;
	schema;
	_isMemberSchema;
	traits;
	memberTraits;
	normalizedTraits;
	constructor(ref, memberName) {
		this.ref = ref;
		this.memberName = memberName;
		const traitStack = [];
		let _ref = ref;
		let schema = ref;
		this._isMemberSchema = false;
		while (isMemberSchema(_ref)) {
			traitStack.push(_ref[1]);
			_ref = _ref[0];
			schema = deref(_ref);
			this._isMemberSchema = true;
		}
		if (traitStack.length > 0) {
			this.memberTraits = {};
			for (let i = traitStack.length - 1; i >= 0; --i) {
				const traitSet = traitStack[i];
				Object.assign(this.memberTraits, translateTraits(traitSet));
			}
		} else this.memberTraits = 0;
		if (schema instanceof NormalizedSchema) {
			const computedMemberTraits = this.memberTraits;
			Object.assign(this, schema);
			this.memberTraits = Object.assign({}, computedMemberTraits, schema.getMemberTraits(), this.getMemberTraits());
			this.normalizedTraits = void 0;
			this.memberName = memberName ?? schema.memberName;
			return;
		}
		this.schema = deref(schema);
		if (isStaticSchema(this.schema)) {
			this.name = `${this.schema[1]}#${this.schema[2]}`;
			this.traits = this.schema[3];
		} else {
			this.name = this.memberName ?? String(schema);
			this.traits = 0;
		}
		if (this._isMemberSchema && !memberName) throw new Error(`@smithy/core/schema - NormalizedSchema member init ${this.getName(true)} missing member name.`);
	}
	static [Symbol.hasInstance](lhs) {
		const isPrototype = this.prototype.isPrototypeOf(lhs);
		if (!isPrototype && typeof lhs === "object" && lhs !== null) return lhs.symbol === this.symbol;
		return isPrototype;
	}
	static of(ref) {
		const keyAble = typeof ref === "function" || typeof ref === "object" && ref !== null;
		if (typeof ref === "number") {
			if (simpleSchemaCacheN[ref]) return simpleSchemaCacheN[ref];
		} else if (typeof ref === "string") {
			if (simpleSchemaCacheS[ref]) return simpleSchemaCacheS[ref];
		} else if (keyAble) {
			if (ref[anno.ns]) return ref[anno.ns];
		}
		const sc = deref(ref);
		if (sc instanceof NormalizedSchema) return sc;
		if (isMemberSchema(sc)) {
			const [ns, traits] = sc;
			if (ns instanceof NormalizedSchema) {
				Object.assign(ns.getMergedTraits(), translateTraits(traits));
				return ns;
			}
			throw new Error(`@smithy/core/schema - may not init unwrapped member schema=${JSON.stringify(ref, null, 2)}.`);
		}
		const ns = new NormalizedSchema(sc);
		if (keyAble) return ref[anno.ns] = ns;
		if (typeof sc === "string") return simpleSchemaCacheS[sc] = ns;
		if (typeof sc === "number") return simpleSchemaCacheN[sc] = ns;
		return ns;
	}
	getSchema() {
		const sc = this.schema;
		if (Array.isArray(sc) && sc[0] === 0) return sc[4];
		return sc;
	}
	getName(withNamespace = false) {
		const { name } = this;
		return !withNamespace && name && name.includes("#") ? name.split("#")[1] : name || void 0;
	}
	getMemberName() {
		return this.memberName;
	}
	isMemberSchema() {
		return this._isMemberSchema;
	}
	isListSchema() {
		const sc = this.getSchema();
		return typeof sc === "number" ? sc >= 64 && sc < 128 : sc[0] === 1;
	}
	isMapSchema() {
		const sc = this.getSchema();
		return typeof sc === "number" ? sc >= 128 && sc <= 255 : sc[0] === 2;
	}
	isStructSchema() {
		const sc = this.getSchema();
		if (typeof sc !== "object") return false;
		const id = sc[0];
		return id === 3 || id === -3 || id === 4;
	}
	isUnionSchema() {
		const sc = this.getSchema();
		if (typeof sc !== "object") return false;
		return sc[0] === 4;
	}
	isBlobSchema() {
		const sc = this.getSchema();
		return sc === 21 || sc === 42;
	}
	isTimestampSchema() {
		const sc = this.getSchema();
		return typeof sc === "number" && sc >= 4 && sc <= 7;
	}
	isUnitSchema() {
		return this.getSchema() === "unit";
	}
	isDocumentSchema() {
		return this.getSchema() === 15;
	}
	isStringSchema() {
		return this.getSchema() === 0;
	}
	isBooleanSchema() {
		return this.getSchema() === 2;
	}
	isNumericSchema() {
		return this.getSchema() === 1;
	}
	isBigIntegerSchema() {
		return this.getSchema() === 17;
	}
	isBigDecimalSchema() {
		return this.getSchema() === 19;
	}
	isStreaming() {
		const { streaming } = this.getMergedTraits();
		return !!streaming || this.getSchema() === 42;
	}
	isIdempotencyToken() {
		return !!this.getMergedTraits().idempotencyToken;
	}
	getMergedTraits() {
		return this.normalizedTraits ?? (this.normalizedTraits = {
			...this.getOwnTraits(),
			...this.getMemberTraits()
		});
	}
	getMemberTraits() {
		return translateTraits(this.memberTraits);
	}
	getOwnTraits() {
		return translateTraits(this.traits);
	}
	getKeySchema() {
		const [isDoc, isMap] = [this.isDocumentSchema(), this.isMapSchema()];
		if (!isDoc && !isMap) throw new Error(`@smithy/core/schema - cannot get key for non-map: ${this.getName(true)}`);
		const schema = this.getSchema();
		return member([isDoc ? 15 : schema[4] ?? 0, 0], "key");
	}
	getValueSchema() {
		const sc = this.getSchema();
		const [isDoc, isMap, isList] = [
			this.isDocumentSchema(),
			this.isMapSchema(),
			this.isListSchema()
		];
		const memberSchema = typeof sc === "number" ? 63 & sc : sc && typeof sc === "object" && (isMap || isList) ? sc[3 + sc[0]] : isDoc ? 15 : void 0;
		if (memberSchema != null) return member([memberSchema, 0], isMap ? "value" : "member");
		throw new Error(`@smithy/core/schema - ${this.getName(true)} has no value member.`);
	}
	getMemberSchema(memberName) {
		const struct = this.getSchema();
		if (this.isStructSchema() && struct[4].includes(memberName)) {
			const i = struct[4].indexOf(memberName);
			const memberSchema = struct[5][i];
			return member(isMemberSchema(memberSchema) ? memberSchema : [memberSchema, 0], memberName);
		}
		if (this.isDocumentSchema()) return member([15, 0], memberName);
		throw new Error(`@smithy/core/schema - ${this.getName(true)} has no member=${memberName}.`);
	}
	getMemberSchemas() {
		const buffer = {};
		try {
			for (const [k, v] of this.structIterator()) buffer[k] = v;
		} catch (ignored) {}
		return buffer;
	}
	getEventStreamMember() {
		if (this.isStructSchema()) {
			for (const [memberName, memberSchema] of this.structIterator()) if (memberSchema.isStreaming() && memberSchema.isStructSchema()) return memberName;
		}
		return "";
	}
	*structIterator() {
		if (this.isUnitSchema()) return;
		if (!this.isStructSchema()) throw new Error("@smithy/core/schema - cannot iterate non-struct schema.");
		const struct = this.getSchema();
		const z = struct[4].length;
		let it = struct[anno.it];
		if (it && z === it.length) {
			yield* it;
			return;
		}
		it = Array(z);
		for (let i = 0; i < z; ++i) {
			const k = struct[4][i];
			const v = member([struct[5][i], 0], k);
			yield it[i] = [k, v];
		}
		struct[anno.it] = it;
	}
};
function member(memberSchema, memberName) {
	if (memberSchema instanceof NormalizedSchema) return Object.assign(memberSchema, {
		memberName,
		_isMemberSchema: true
	});
	return new NormalizedSchema(memberSchema, memberName);
}
const isMemberSchema = (sc) => Array.isArray(sc) && sc.length === 2;
const isStaticSchema = (sc) => Array.isArray(sc) && sc.length >= 5;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/exceptions.js
var ServiceException = class ServiceException extends Error {
	static shapeId = "smithy.ts.sdk.synthetic.nonamespace.client#ServiceException";
	$fault;
	$response;
	$retryable;
	$metadata;
	constructor(options) {
		super(options.message);
		Object.setPrototypeOf(this, Object.getPrototypeOf(this).constructor.prototype);
		this.name = options.name;
		this.$fault = options.$fault;
		this.$metadata = options.$metadata;
	}
	static isInstance(value) {
		if (!value) return false;
		const candidate = value;
		return ServiceException.prototype.isPrototypeOf(candidate) || Boolean(candidate.$fault) && Boolean(candidate.$metadata) && (candidate.$fault === "client" || candidate.$fault === "server");
	}
	static [Symbol.hasInstance](instance) {
		if (!instance) return false;
		const candidate = instance;
		if (this === ServiceException) return ServiceException.isInstance(instance);
		if (ServiceException.isInstance(instance)) {
			if (this.prototype.isPrototypeOf(instance)) return true;
			const targetId = Object.prototype.hasOwnProperty.call(this, "shapeId") ? this.shapeId : void 0;
			let candidateHasShapeId = false;
			if (targetId) {
				let proto = Object.getPrototypeOf(candidate);
				while (proto && proto !== Object.prototype) {
					const ctor = proto.constructor;
					const candidateId = ctor !== ServiceException && Object.prototype.hasOwnProperty.call(ctor, "shapeId") ? ctor?.shapeId : void 0;
					if (candidateId) {
						candidateHasShapeId = true;
						if (candidateId === targetId) return true;
					}
					proto = Object.getPrototypeOf(proto);
				}
			}
			if (targetId && candidateHasShapeId) return false;
			const targetName = this.name;
			if (targetName && targetName.length >= 6) {
				if (candidate.name === targetName) return true;
				let proto = Object.getPrototypeOf(candidate);
				while (proto && proto !== Object.prototype) {
					const ctorName = proto.constructor?.name;
					if (ctorName && ctorName !== "Error" && ctorName === targetName) return true;
					proto = Object.getPrototypeOf(proto);
				}
			}
		}
		return false;
	}
};
const decorateServiceException = (exception, additions = {}) => {
	Object.entries(additions).filter(([, v]) => v !== void 0).forEach(([k, v]) => {
		if (exception[k] == void 0 || exception[k] === "") exception[k] = v;
	});
	exception.message = exception.message || exception.Message || "UnknownError";
	delete exception.Message;
	return exception;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointUrlConfig.js
const ENV_ENDPOINT_URL = "AWS_ENDPOINT_URL";
const CONFIG_ENDPOINT_URL = "endpoint_url";
const getEndpointUrlConfig = (serviceId) => ({
	environmentVariableSelector: (env) => {
		const serviceSuffixParts = serviceId.split(" ").map((w) => w.toUpperCase());
		const serviceEndpointUrl = env[[ENV_ENDPOINT_URL, ...serviceSuffixParts].join("_")];
		if (serviceEndpointUrl) return serviceEndpointUrl;
		const endpointUrl = env[ENV_ENDPOINT_URL];
		if (endpointUrl) return endpointUrl;
	},
	configFileSelector: (profile, config) => {
		if (profile.services) {
			const servicesSectionKey = ["services", profile.services].join(".");
			if (!config || !config[servicesSectionKey]) throw new Error(`The services section "${profile.services}" specified in the profile is not present in the shared configuration file.`);
			const endpointUrl = config[servicesSectionKey][[serviceId.split(" ").map((w) => w.toLowerCase()).join("_"), CONFIG_ENDPOINT_URL].join(".")];
			if (endpointUrl) return endpointUrl;
		}
		const endpointUrl = profile[CONFIG_ENDPOINT_URL];
		if (endpointUrl) return endpointUrl;
	},
	default: void 0
});
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getIgnoreConfiguredEndpointUrls.js
const ENV_IGNORE_CONFIGURED_ENDPOINT_URLS = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
const CONFIG_IGNORE_CONFIGURED_ENDPOINT_URLS = "ignore_configured_endpoint_urls";
const ignoreConfiguredEndpointUrlsConfigSelectors = {
	environmentVariableSelector: (env) => booleanSelector(env, ENV_IGNORE_CONFIGURED_ENDPOINT_URLS, SelectorType.ENV),
	configFileSelector: (profile) => booleanSelector(profile, CONFIG_IGNORE_CONFIGURED_ENDPOINT_URLS, SelectorType.CONFIG),
	default: false
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointFromConfig.js
const getEndpointFromConfig = async (serviceId) => {
	if (await (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.t)(ignoreConfiguredEndpointUrlsConfigSelectors)()) return;
	return (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.t)(getEndpointUrlConfig(serviceId ?? ""))();
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/service-customizations/s3.js
const resolveParamsForS3 = async (endpointParams) => {
	const bucket = endpointParams?.Bucket || "";
	if (typeof endpointParams.Bucket === "string") endpointParams.Bucket = bucket.replace(/#/g, encodeURIComponent("#")).replace(/\?/g, encodeURIComponent("?"));
	if (isArnBucketName(bucket)) {
		if (endpointParams.ForcePathStyle === true) throw new Error("Path-style addressing cannot be used with ARN buckets");
	} else if (!isDnsCompatibleBucketName(bucket) || bucket.indexOf(".") !== -1 && !String(endpointParams.Endpoint).startsWith("http:") || bucket.toLowerCase() !== bucket || bucket.length < 3) endpointParams.ForcePathStyle = true;
	if (endpointParams.DisableMultiRegionAccessPoints) {
		endpointParams.disableMultiRegionAccessPoints = true;
		endpointParams.DisableMRAP = true;
	}
	return endpointParams;
};
const DOMAIN_PATTERN = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS_PATTERN = /(\d+\.){3}\d+/;
const DOTS_PATTERN = /\.\./;
const isDnsCompatibleBucketName = (bucketName) => DOMAIN_PATTERN.test(bucketName) && !IP_ADDRESS_PATTERN.test(bucketName) && !DOTS_PATTERN.test(bucketName);
const isArnBucketName = (bucketName) => {
	const [arn, partition, service, , , bucket] = bucketName.split(":");
	const isArn = arn === "arn" && bucketName.split(":").length >= 6;
	const isValidArn = Boolean(isArn && partition && service && bucket);
	if (isArn && !isValidArn) throw new Error(`Invalid ARN: ${bucketName} was an invalid ARN.`);
	return isValidArn;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/createConfigValueProvider.js
const createConfigValueProvider = (configKey, canonicalEndpointParamKey, config, isClientContextParam = false) => {
	const configProvider = async () => {
		let configValue;
		if (isClientContextParam) configValue = config.clientContextParams?.[configKey] ?? config[configKey] ?? config[canonicalEndpointParamKey];
		else configValue = config[configKey] ?? config[canonicalEndpointParamKey];
		if (typeof configValue === "function") return configValue();
		return configValue;
	};
	if (configKey === "credentialScope" || canonicalEndpointParamKey === "CredentialScope") return async () => {
		const credentials = typeof config.credentials === "function" ? await config.credentials() : config.credentials;
		return credentials?.credentialScope ?? credentials?.CredentialScope;
	};
	if (configKey === "accountId" || canonicalEndpointParamKey === "AccountId") return async () => {
		const credentials = typeof config.credentials === "function" ? await config.credentials() : config.credentials;
		return credentials?.accountId ?? credentials?.AccountId;
	};
	if (configKey === "endpoint" || canonicalEndpointParamKey === "endpoint") return async () => {
		if (config.isCustomEndpoint === false) return;
		const endpoint = await configProvider();
		if (endpoint && typeof endpoint === "object") {
			if ("url" in endpoint) return endpoint.url.href;
			if ("hostname" in endpoint) {
				const { protocol, hostname, port, path } = endpoint;
				return `${protocol}//${hostname}${port ? ":" + port : ""}${path}`;
			}
		}
		return endpoint;
	};
	return configProvider;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointFromInstructions.js
function bindGetEndpointFromInstructions(getEndpointFromConfig) {
	return async (commandInput, instructionsSupplier, clientConfig, context) => {
		if (!clientConfig.isCustomEndpoint && !clientConfig.ignoreConfiguredEndpointUrls) {
			let endpointFromConfig;
			if (clientConfig.serviceConfiguredEndpoint) endpointFromConfig = await clientConfig.serviceConfiguredEndpoint();
			else endpointFromConfig = await getEndpointFromConfig(clientConfig.serviceId);
			if (endpointFromConfig) {
				clientConfig.endpoint = () => Promise.resolve(toEndpointV1(endpointFromConfig));
				clientConfig.isCustomEndpoint = true;
				context?.logger?.debug?.(`@smithy/core/endpoints - resolved endpoint from config: ${endpointFromConfig}`);
			}
		}
		const endpointParams = await resolveParams(commandInput, instructionsSupplier, clientConfig);
		if (typeof clientConfig.endpointProvider !== "function") throw new Error("config.endpointProvider is not set.");
		const endpoint = clientConfig.endpointProvider(endpointParams, context);
		if (clientConfig.isCustomEndpoint && clientConfig.endpoint) {
			const customEndpoint = await clientConfig.endpoint();
			if (customEndpoint?.headers) {
				endpoint.headers ??= {};
				for (const [name, value] of Object.entries(customEndpoint.headers)) endpoint.headers[name] = Array.isArray(value) ? value : [value];
			}
		}
		return endpoint;
	};
}
const resolveParams = async (commandInput, instructionsSupplier, clientConfig) => {
	const endpointParams = {};
	const instructions = instructionsSupplier?.getEndpointParameterInstructions?.() || {};
	for (const [name, instruction] of Object.entries(instructions)) switch (instruction.type) {
		case "staticContextParams":
			endpointParams[name] = instruction.value;
			break;
		case "contextParams":
			endpointParams[name] = commandInput[instruction.name];
			break;
		case "clientContextParams":
		case "builtInParams":
			endpointParams[name] = await createConfigValueProvider(instruction.name, name, clientConfig, instruction.type !== "builtInParams")();
			break;
		case "operationContextParams":
			endpointParams[name] = instruction.get(commandInput);
			break;
		default: throw new Error("Unrecognized endpoint parameter instruction: " + JSON.stringify(instruction));
	}
	if (Object.keys(instructions).length === 0) Object.assign(endpointParams, clientConfig);
	if (String(clientConfig.serviceId).toLowerCase() === "s3") await resolveParamsForS3(endpointParams);
	return endpointParams;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/endpointMiddleware.js
function setFeature(context, feature, value) {
	if (!context.__smithy_context) context.__smithy_context = { features: {} };
	else if (!context.__smithy_context.features) context.__smithy_context.features = {};
	context.__smithy_context.features[feature] = value;
}
function bindEndpointMiddleware(getEndpointFromConfig) {
	const getEndpointFromInstructions = bindGetEndpointFromInstructions(getEndpointFromConfig);
	return ({ config, instructions }) => {
		return (next, context) => async (args) => {
			if (config.isCustomEndpoint) setFeature(context, "ENDPOINT_OVERRIDE", "N");
			const endpoint = await getEndpointFromInstructions(args.input, { getEndpointParameterInstructions() {
				return instructions;
			} }, { ...config }, context);
			context.endpointV2 = endpoint;
			context.authSchemes = endpoint.properties?.authSchemes;
			const authScheme = context.authSchemes?.[0];
			if (authScheme) {
				context["signing_region"] = authScheme.signingRegion;
				context["signing_service"] = authScheme.signingName;
				const httpAuthOption = getSmithyContext(context)?.selectedHttpAuthScheme?.httpAuthOption;
				if (httpAuthOption) httpAuthOption.signingProperties = Object.assign(httpAuthOption.signingProperties || {}, {
					signing_region: authScheme.signingRegion,
					signingRegion: authScheme.signingRegion,
					signing_service: authScheme.signingName,
					signingName: authScheme.signingName,
					signingRegionSet: authScheme.signingRegionSet
				}, authScheme.properties);
			}
			return next({ ...args });
		};
	};
}
const endpointMiddlewareOptions = {
	step: "serialize",
	tags: [
		"ENDPOINT_PARAMETERS",
		"ENDPOINT_V2",
		"ENDPOINT"
	],
	name: "endpointV2Middleware",
	override: true,
	relation: "before",
	toMiddleware: {
		name: "serializerMiddleware",
		step: "serialize",
		tags: ["SERIALIZER"],
		override: true
	}.name
};
function bindGetEndpointPlugin(getEndpointFromConfig) {
	const endpointMiddleware = bindEndpointMiddleware(getEndpointFromConfig);
	return (config, instructions) => ({ applyToStack: (clientStack) => {
		clientStack.addRelativeTo(endpointMiddleware({
			config,
			instructions
		}), endpointMiddlewareOptions);
	} });
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/resolveEndpointConfig.js
function bindResolveEndpointConfig(getEndpointFromConfig) {
	return (input) => {
		const tls = input.tls ?? true;
		const { endpoint, useDualstackEndpoint, useFipsEndpoint } = input;
		const resolvedConfig = Object.assign(input, {
			endpoint: endpoint != null ? async () => toEndpointV1(await normalizeProvider(endpoint)()) : void 0,
			tls,
			isCustomEndpoint: !!endpoint,
			useDualstackEndpoint: normalizeProvider(useDualstackEndpoint ?? false),
			useFipsEndpoint: normalizeProvider(useFipsEndpoint ?? false),
			ignoreConfiguredEndpointUrls: !!input.ignoreConfiguredEndpointUrls
		});
		let configuredEndpointPromise = void 0;
		resolvedConfig.serviceConfiguredEndpoint = async () => {
			if (input.serviceId && !configuredEndpointPromise) configuredEndpointPromise = getEndpointFromConfig(input.serviceId);
			return configuredEndpointPromise;
		};
		return resolvedConfig;
	};
}
const resolveEndpointConfig = bindResolveEndpointConfig(getEndpointFromConfig);
bindEndpointMiddleware(getEndpointFromConfig);
const getEndpointPlugin = bindGetEndpointPlugin(getEndpointFromConfig);



/***/ }),

/***/ 5222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ hasOwn)
/* harmony export */ });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/hasOwn.js
function hasOwn(o, k) {
	return Object.prototype.hasOwnProperty.call(o, k);
}



/***/ }),

/***/ 8520:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8719);
/* harmony import */ var _client_command_builder_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4603);
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3646);
/* harmony import */ var _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5927);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7030);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8500);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7598);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9896);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(857);
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6982);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(6928);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(6760);
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(8877);
















// ../../packages/core/lib/errors.js
var CodedError = class extends Error {
	code;
	exitClass;
	hint;
	problems;
	constructor(code, exitClass, message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.code = code;
		this.exitClass = exitClass;
		this.hint = options.hint;
		this.problems = options.problems ?? [];
	}
};
function formatProblem({ message, field, file, line }) {
	return [
		file === void 0 || line === void 0 ? file : `${file}:${line}`,
		field,
		message
	].filter((part) => part !== void 0).join(": ");
}
function formatProblems(lead, problems) {
	const lines = problems.map(formatProblem);
	if (lines.length === 1) return `${lead}: ${lines[0]}`;
	return `${lead}:\n${lines.map((line) => `  - ${line}`).join("\n")}`;
}
// ../../packages/core/lib/words/did-you-mean.js
function nearestWord(word, known) {
	const wanted = normalise(word);
	const limit = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
	let best;
	let bestDistance = limit + 1;
	for (const candidate of known) {
		const distance = editDistance(wanted, normalise(candidate));
		if (distance >= bestDistance) continue;
		best = candidate;
		bestDistance = distance;
	}
	return best;
}
function didYouMean(word, known) {
	const nearest = nearestWord(word, known);
	return nearest === void 0 ? "" : ` (did you mean "${nearest}"?)`;
}
function editDistance(left, right) {
	let beforePrevious = [];
	let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let row = 1; row <= left.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= right.length; column += 1) {
			const replaced = at(previous, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1);
			const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1] ? at(beforePrevious, column - 2) + 1 : Number.POSITIVE_INFINITY;
			current.push(Math.min(replaced, swapped, at(previous, column) + 1, at(current, column - 1) + 1));
		}
		beforePrevious = previous;
		previous = current;
	}
	return at(previous, right.length);
}
function normalise(word) {
	return word.toLowerCase().replaceAll("_", "-");
}
function at(row, column) {
	return row[column] ?? Number.POSITIVE_INFINITY;
}
// ../../packages/core/lib/words/duration.js
const UNITS$1 = [
	{
		letter: "w",
		milliseconds: 6048e5
	},
	{
		letter: "d",
		milliseconds: 864e5
	},
	{
		letter: "h",
		milliseconds: 36e5
	},
	{
		letter: "m",
		milliseconds: 6e4
	},
	{
		letter: "s",
		milliseconds: 1e3
	}
];
function parseDuration$1(text) {
	const match = /^(?:(\d{1,6})w)?(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(text);
	if (match === null || text === "") return void 0;
	let total = 0;
	for (const [index, unit] of UNITS$1.entries()) total += Number(match[index + 1] ?? 0) * unit.milliseconds;
	return total;
}
function formatDuration$1(milliseconds) {
	let rest = Math.round(milliseconds / 1e3) * 1e3;
	let text = "";
	for (const unit of UNITS$1.slice(1)) {
		const count = Math.floor(rest / unit.milliseconds);
		rest -= count * unit.milliseconds;
		if (count > 0) text += `${count}${unit.letter}`;
	}
	return text === "" ? "0s" : text;
}
// ../../packages/core/lib/words/glob.js
const SPECIAL = /\\(.)|[\\*?.+^${}()|[\]/-]/gs;
const WILDCARDS = {
	"*": ".*",
	"?": "."
};
function globToRegExp(glob) {
	const source = glob.replace(SPECIAL, (special, literal) => literal === void 0 ? WILDCARDS[special] ?? `\\${special}` : escapeRegExp(literal));
	return new RegExp(`^${source}$`, "s");
}
function globMatcher(globs) {
	const expressions = globs.map(globToRegExp);
	return (text) => expressions.some((expression) => expression.test(text));
}
function escapeRegExp(character) {
	return /\w|\s/.test(character) ? character : `\\${character}`;
}
// ../../packages/core/lib/words/kebab.js
function kebab(name) {
	return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll("_", "-");
}
// ../../packages/core/lib/words/stable-json.js
function stableJson(value) {
	return `${JSON.stringify(sorted(value), void 0, 2)}\n`;
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== "object") return value;
	const entries = Object.entries(value).sort(([left], [right]) => left < right ? -1 : 1);
	return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
// ../../packages/access/lib/errors.js
const EXIT_CLASS$1 = {
	NO_REGION: "usage",
	INVALID_ENDPOINT: "usage",
	UNREACHABLE_ENDPOINT: "unreachable",
	UNKNOWN_ADDRESS: "usage"
};
var AccessError = class extends CodedError {
	name = "AccessError";
	constructor(code, message, options = {}) {
		super(code, EXIT_CLASS$1[code], message, options);
	}
};
// ../../packages/access/lib/lazy-sender.js
function lazySender(load) {
	let loading;
	const send = async (...args) => {
		loading ??= load();
		return (await loading).send(...args);
	};
	return { send };
}
// ../../packages/access/lib/clients.js
function createClients(access = {}) {
	return (region) => ({
		ec2: lazySender(async () => (await Promise.all(/* import() */[__nccwpck_require__.e(836), __nccwpck_require__.e(397), __nccwpck_require__.e(88)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9088))).createEc2Client({
			...access,
			region
		})),
		ssm: lazySender(async () => (await Promise.all(/* import() */[__nccwpck_require__.e(496), __nccwpck_require__.e(836), __nccwpck_require__.e(985)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7985))).createSsmClient({
			...access,
			region
		}))
	});
}
// ../../packages/access/lib/endpoint.js
const PROBE_TIMEOUT_MS = 3e3;
const HINT = "Start one with \"ami-select local\", or unset AWS_ENDPOINT_URL to use AWS.";
function endpointOf({ AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_EC2 }) {
	return AWS_ENDPOINT_URL_EC2 || AWS_ENDPOINT_URL || void 0;
}
async function checkEndpoint(variables) {
	const endpoint = endpointOf(variables);
	if (endpoint === void 0) return;
	const url = URL.canParse(endpoint) ? new URL(endpoint) : void 0;
	if (!url || !["http:", "https:"].includes(url.protocol)) throw new AccessError("INVALID_ENDPOINT", `AWS_ENDPOINT_URL is "${endpoint}"; it must be a URL such as http://127.0.0.1:4566`, { hint: HINT });
	const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
	const reason = await whyUnreachable(url.hostname.replaceAll(/[[\]]/g, ""), port);
	if (reason === void 0) return;
	throw new AccessError("UNREACHABLE_ENDPOINT", `AWS_ENDPOINT_URL is "${endpoint}"; nothing answers there (${reason})`, { hint: HINT });
}
function whyUnreachable(host, port) {
	return new Promise((resolve) => {
		const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_4__.connect)({
			host,
			port,
			timeout: PROBE_TIMEOUT_MS
		});
		const settle = (reason) => {
			socket.destroy();
			resolve(reason);
		};
		socket.once("connect", () => settle(void 0));
		socket.once("timeout", () => settle(`no response within ${PROBE_TIMEOUT_MS / 1e3} s`));
		socket.once("error", (error) => settle(error.code ?? error.message));
	});
}
// ../../packages/access/lib/region.js
function environmentRegion({ AWS_REGION, AWS_DEFAULT_REGION }) {
	return AWS_REGION || AWS_DEFAULT_REGION || void 0;
}
// ../../packages/action-kit/lib/clock.js
function createSystemClock() {
	return {
		now: () => /* @__PURE__ */ new Date(),
		sleep: (ms, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_5__.setTimeout)(ms, void 0, signal === void 0 ? {} : { signal })
	};
}
// ../../packages/action-kit/lib/errors.js
var ActionError = class extends Error {
	name = "ActionError";
	code;
	hint;
	problems;
	constructor(code, message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.code = code;
		this.hint = options.hint;
		this.problems = options.problems ?? [];
	}
};
function assertNoProblems(problems) {
	if (problems.length === 0) return;
	const [first] = problems;
	throw new ActionError("INVALID_INPUT", problems.length === 1 && first !== void 0 ? first : `${problems.length} problems with the inputs:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`, { problems });
}
function collectProblems(problems, parse) {
	try {
		return parse();
	} catch (error) {
		const code = codeOf(error);
		if (!(error instanceof Error) || code === void 0 || !/^(INVALID|UNSAFE)_/.test(code)) throw error;
		if (code.startsWith("UNSAFE_") && problems.length === 0) throw error;
		problems.push(...problemsOf(error));
		return;
	}
}
async function collectRejection(problems, check) {
	try {
		await check;
	} catch (error) {
		if (!(error instanceof CodedError)) throw error;
		problems.push(error.message);
	}
}
function codeOf(error) {
	if (typeof error !== "object" || error === null || !("code" in error)) return void 0;
	return typeof error.code === "string" ? error.code : void 0;
}
function problemsOf(error) {
	const texts = ("problems" in error && Array.isArray(error.problems) ? error.problems : []).map(problemText).filter((text) => text !== void 0);
	return texts.length > 0 ? texts : [error.message];
}
function problemText(problem) {
	if (typeof problem === "string") return problem;
	if (typeof problem !== "object" || problem === null || !("message" in problem)) return void 0;
	return `${"field" in problem ? `${String(problem.field)}: ` : ""}${String(problem.message)}`;
}
// ../../packages/action-kit/lib/duration.js
const UNITS = [
	{
		letter: "d",
		milliseconds: 864e5
	},
	{
		letter: "h",
		milliseconds: 36e5
	},
	{
		letter: "m",
		milliseconds: 6e4
	},
	{
		letter: "s",
		milliseconds: 1e3
	}
];
function parseDuration(text) {
	const match = /^(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(text);
	if (match === null || text === "") return void 0;
	let total = 0;
	for (const [index, unit] of UNITS.entries()) total += Number(match[index + 1] ?? 0) * unit.milliseconds;
	return total;
}
function formatDuration(milliseconds) {
	let rest = Math.round(milliseconds / 1e3) * 1e3;
	let text = "";
	for (const unit of UNITS) {
		const count = Math.floor(rest / unit.milliseconds);
		rest -= count * unit.milliseconds;
		if (count > 0) text += `${count}${unit.letter}`;
	}
	return text === "" ? "0s" : text;
}
// ../../packages/action-kit/lib/parse-value.js
function parseValue(text, declaration, nearestWord) {
	switch (declaration.kind) {
		case "text": return { value: text };
		case "list": return { value: splitList(text) };
		case "pairs": return parsePairs(text);
		case "boolean": return parseBoolean(text);
		case "integer": return parseInteger(text, declaration);
		case "duration": return parseBoundedDuration(text, declaration);
		case "choice": return parseChoice(text, declaration.choices, nearestWord);
	}
}
function splitList(text) {
	return text.split(/[,\n]/).map((entry) => entry.trim()).filter((entry) => entry !== "");
}
function parsePairs(text) {
	const pairs = {};
	for (const line of text.split("\n")) {
		if (line.trim() === "") continue;
		const separator = line.indexOf("=");
		if (separator < 1) return { allowed: "one key=value a line" };
		pairs[line.slice(0, separator).trim()] = line.slice(separator + 1).trim();
	}
	return { value: pairs };
}
function parseBoolean(text) {
	if (/^(true|True|TRUE)$/.test(text)) return { value: true };
	if (/^(false|False|FALSE)$/.test(text)) return { value: false };
	return { allowed: "true or false" };
}
function parseInteger(text, { minimum, maximum }) {
	const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
	if (value >= minimum && value <= maximum) return { value };
	return { allowed: `a whole number from ${minimum} to ${maximum}` };
}
function parseBoundedDuration(text, bounds) {
	const value = parseDuration(text);
	const minimum = parseDuration(bounds.minimum) ?? 0;
	const maximum = parseDuration(bounds.maximum) ?? Number.POSITIVE_INFINITY;
	if (value !== void 0 && value >= minimum && value <= maximum) return { value };
	return { allowed: `a duration such as 90s, 45m or 1h30m, from ${formatDuration(minimum)} to ${formatDuration(maximum)}` };
}
function parseChoice(text, choices, nearestWord) {
	if (choices.includes(text)) return { value: text };
	const nearest = nearestWord(text, choices);
	const meant = nearest === void 0 ? "" : ` (did you mean ${nearest}?)`;
	return { allowed: `${choices.join(", ")}${meant}` };
}
// ../../packages/action-kit/lib/inputs.js
function readInputs(core, declarations, nearestWord) {
	const problems = unknownInputs(core, Object.keys(declarations), nearestWord);
	const values = {};
	for (const [name, declaration] of Object.entries(declarations)) values[camelCase$1(name)] = readInput(core, {
		name,
		declaration,
		nearestWord
	}, problems);
	return {
		values: Object.freeze(values),
		problems
	};
}
function unknownInputs(core, known, nearestWord) {
	return core.inputNames().filter((name) => !known.includes(name)).map((name) => {
		const nearest = nearestWord(name, known);
		return `input "${name}" does not exist; ${nearest === void 0 ? `known inputs: ${known.join(", ")}` : `did you mean "${nearest}"?`}`;
	});
}
function readInput(core, { name, declaration, nearestWord }, problems) {
	const text = core.getInput(name) || (declaration.default ?? "");
	if (text === "") {
		if (declaration.required) problems.push(`input "${name}" is required, and it is empty`);
		return emptyValue(declaration);
	}
	const parsed = parseValue(text, declaration, nearestWord);
	if ("value" in parsed) return parsed.value;
	problems.push(`input "${name}" is ${JSON.stringify(text)}; allowed: ${parsed.allowed}`);
}
function emptyValue(declaration) {
	if (declaration.kind === "list") return [];
	return declaration.kind === "pairs" ? {} : void 0;
}
function camelCase$1(name) {
	return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
// ../../packages/action-kit/lib/logger.js
function createLogger(core) {
	return {
		debug: (message) => core.debug(message),
		info: (message) => core.info(neutralize(message)),
		warn: (message) => core.warning(message)
	};
}
function neutralize(text) {
	return text.replace(/##\[/g, "## [").replace(/(^|[\r\n])(\s*):(?=:)/g, "$1$2: ");
}
// ../../packages/action-kit/lib/outputs.js
function publishOutputs(core, outputs) {
	for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}
// ../../packages/action-kit/lib/summary.js
function renderTable({ title, header, rows, note }) {
	const lines = [
		`### ${escapeMarkdown(title)}`,
		"",
		renderRow(header),
		renderRow(header.map(() => "---")),
		...rows.map((row) => renderRow(row.map(escapeMarkdown))),
		""
	];
	if (note !== void 0) lines.push(escapeMarkdown(note), "");
	return `${lines.join("\n")}\n`;
}
function renderRow(cells) {
	return `| ${cells.join(" | ")} |`;
}
function escapeMarkdown(text) {
	return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/[\\`*_[\]|!]/g, "\\$&").replace(/\s*[\r\n]+\s*/g, " ");
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_8__.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs__WEBPACK_IMPORTED_MODULE_7__.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs__WEBPACK_IMPORTED_MODULE_7__.appendFileSync(filePath, `${toCommandValue(message)}${os__WEBPACK_IMPORTED_MODULE_8__.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_9__.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_8__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_8__.EOL}${delimiter}`;
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/summary.js
var __awaiter$1 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = fs__WEBPACK_IMPORTED_MODULE_7__.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	filePath() {
		return __awaiter$1(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, fs__WEBPACK_IMPORTED_MODULE_7__.constants.R_OK | fs__WEBPACK_IMPORTED_MODULE_7__.constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	write(options) {
		return __awaiter$1(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	clear() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	stringify() {
		return this._buffer;
	}
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	addEOL() {
		return this.addRaw(os__WEBPACK_IMPORTED_MODULE_8__.EOL);
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const summary = new Summary();
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os__WEBPACK_IMPORTED_MODULE_8__.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
function debug(message) {
	issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
	process.stdout.write(message + os__WEBPACK_IMPORTED_MODULE_8__.EOL);
}
function startGroup(name) {
	issue("group", name);
}
function endGroup() {
	issue("endgroup");
}
function saveState(name, value) {
	if (process.env["GITHUB_STATE"] || "") return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
	issueCommand("save-state", { name }, toCommandValue(value));
}
function getState(name) {
	return process.env[`STATE_${name}`] || "";
}
// ../../packages/action-kit/lib/core.js
const INPUT_PREFIX = "INPUT_";
function createCore(environment) {
	return {
		getInput: (name) => getInput(name),
		inputNames: () => listInputNames(environment),
		setOutput: (name, value) => setOutput(name, value),
		saveState: (name, value) => saveState(name, value),
		getState: (name) => getState(name),
		setSecret: (value) => setSecret(value),
		debug: (message) => debug(message),
		info: (text) => info(text),
		warning: (message) => warning(message),
		error: (message) => error(message),
		startGroup: (title) => startGroup(title),
		endGroup: () => endGroup(),
		writeSummary: async (markdown) => {
			if (!environment.GITHUB_STEP_SUMMARY) return;
			await summary.addRaw(markdown, true).write();
		}
	};
}
function listInputNames(environment) {
	return Object.keys(environment).filter((key) => key.startsWith(INPUT_PREFIX)).map((key) => key.slice(6).toLowerCase());
}
// ../../packages/action-kit/lib/fence.js
function createFencedCore(core, createToken = node_crypto__WEBPACK_IMPORTED_MODULE_6__.randomUUID) {
	let token;
	const closeFence = () => {
		if (token === void 0) return;
		core.info(`::${token}::`);
		token = void 0;
	};
	const openFence = () => {
		if (token !== void 0) return;
		token = createToken();
		core.info(`::stop-commands::${token}`);
	};
	return {
		...closeBeforeCommands(core, closeFence),
		closeFence,
		remote: (lines) => {
			openFence();
			core.info(lines.replace(/\r?\n$/, ""));
		}
	};
}
function closeBeforeCommands(core, closeFence) {
	const outside = (command) => {
		return (...values) => {
			closeFence();
			return command(...values);
		};
	};
	return {
		...core,
		setOutput: outside(core.setOutput),
		saveState: outside(core.saveState),
		setSecret: outside(core.setSecret),
		debug: outside(core.debug),
		info: outside(core.info),
		warning: outside(core.warning),
		error: outside(core.error),
		startGroup: outside(core.startGroup),
		endGroup: outside(core.endGroup)
	};
}
// ../../packages/action-kit/lib/run-action.js
const CANCEL_SIGNALS = ["SIGINT", "SIGTERM"];
async function runAction(main, { process, exitStatus, core = createFencedCore(createCore(process.env)) }) {
	const cancellation = new AbortController();
	const cancel = (name) => cancellation.abort(new ActionError("CANCELLED", `cancelled by ${name}`));
	const cancelUnheard = () => cancel("a log that nobody reads");
	for (const name of CANCEL_SIGNALS) process.on(name, cancel);
	process.stdout.on("error", cancelUnheard);
	try {
		await main({
			core,
			logger: createLogger(core),
			environment: process.env,
			signal: cancellation.signal
		});
		return 0;
	} catch (error) {
		reportFailure(core, error);
		return exitStatusOf(error, exitStatus);
	} finally {
		core.closeFence();
		for (const name of CANCEL_SIGNALS) process.off(name, cancel);
	}
}
const UNEXPECTED_STATUS = 1;
function exitStatusOf(error, statuses) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	return Object.hasOwn(statuses, code) ? statuses[code] ?? UNEXPECTED_STATUS : UNEXPECTED_STATUS;
}
function reportFailure(core, error) {
	if (!(error instanceof Error)) {
		core.error(String(error));
		return;
	}
	const isKnown = "code" in error && typeof error.code === "string";
	const hint = "hint" in error && typeof error.hint === "string" ? `\nHint: ${error.hint}` : "";
	core.error(isKnown ? `${error.message}${hint}` : error.stack ?? error.message);
	core.debug(describe(error));
}
function describe(error) {
	if (!(error instanceof Error)) return String(error);
	const text = error.stack ?? error.message;
	return error.cause === void 0 ? text : `${text}\nCaused by: ${describe(error.cause)}`;
}
// ../../packages/config/lib/exit-status.js
const EXIT_STATUS = {
	INVALID_INPUT: 2,
	INVALID_CONFIG: 2,
	INVALID_QUERY: 2,
	INVALID_LOCK: 2,
	INVALID_REQUEST: 2,
	INVALID_HANDLE: 2,
	INVALID_OPTIONS: 2,
	INVALID_BUILD: 2,
	INVALID_FAULT_PLAN: 2,
	INVALID_IMPORT: 2,
	INCOMPATIBLE: 2,
	REGION_NOT_ENABLED: 2,
	REFUSED: 2,
	CONFLICT: 2,
	NO_STATE: 2,
	UNKNOWN_FLEET: 2,
	DRIVER_UNUSABLE: 2,
	UNREACHABLE_ENDPOINT: 6,
	NO_IMAGE: 3,
	PARAMETER_NOT_FOUND: 3,
	REGIONS_INCOMPLETE: 3,
	AMBIGUOUS: 4,
	UNSAFE_QUERY: 4,
	UNSAFE_REQUEST: 4,
	LOCK_OUT_OF_DATE: 5,
	UNPINNED: 10,
	HASH: 11,
	NO_WHEEL: 12,
	SYSTEM_PACKAGE: 13,
	STEP_FAILED: 14,
	TESTS_FAILED: 15,
	DRIFT: 16,
	MACHINE_FAILED: 21,
	CAPACITY: 20,
	BOOT_FAILED: 21,
	UNREACHABLE_HOST: 21,
	UNREACHABLE: 21,
	HOST_KEY_MISMATCH: 21,
	AUTHENTICATION_REFUSED: 21,
	DISCONNECTED: 21,
	TRANSFER_FAILED: 21,
	BODY_GONE: 21,
	SNAPSHOT_FAILED: 21,
	TIMED_OUT: 22,
	PERMISSION_DENIED: 23,
	NO_CREDENTIALS: 23,
	CAP_EXCEEDED: 24,
	LEFT_BEHIND: 30,
	AWS_ERROR: 1,
	SERVICE_FAILED: 1,
	THROTTLED: 1,
	AGENT_MISSING: 1,
	CANCELLED: 130,
	ABORTED: 130
};
// ../../packages/config/lib/read/find-image.js
function findImage({ path, images }, word, publishers) {
	const fields = Object.hasOwn(images, word) ? images[word] : void 0;
	if (fields !== void 0) return { fields };
	if (/[/@:]|^ami-/.test(word) || publishers.includes(word.toLowerCase())) return { fields: word };
	const names = Object.keys(images);
	const guess = didYouMean(word, [...names, ...publishers]);
	const known = names.length === 0 ? "names no images" : `names ${names.join(", ")}`;
	return { problem: `is "${word}"${guess}; ${path === void 0 ? "there is no config that names images" : `${path} ${known}`}; allowed besides: one line such as ubuntu/24.04@arm64` };
}
// ../../packages/config/lib/schema/build-fields.js
const BUILD_FIELDS = {
	environments: {
		kind: "named-groups",
		help: "Isolated Python environments by name.",
		fields: {
			requirements: {
				kind: "list",
				required: true,
				help: "Requirements files with exact pins and hashes."
			},
			python: {
				kind: "string",
				help: "Python version such as `3.12`; the machine's `python3` when empty."
			}
		}
	},
	upload: {
		kind: "list",
		help: "Glob patterns of the files to put on every machine. With `run` and no config, all files of the directory but hidden ones."
	},
	steps: {
		kind: "groups",
		help: "Commands to run on every machine, in order.",
		fields: {
			name: {
				kind: "string",
				help: "Name in the log; the first line of `run` when empty."
			},
			run: {
				kind: "string",
				required: true,
				help: "Shell script, run in the workspace of every machine."
			},
			environment: {
				kind: "string",
				help: "Environment whose `bin` comes first in `PATH`."
			},
			"timeout-minutes": {
				kind: "integer",
				minimum: 1,
				maximum: 10080,
				help: "Minutes until the step fails; 30 when empty."
			}
		}
	},
	artifacts: {
		kind: "list",
		flag: "--artifact <glob>",
		help: "Glob patterns of the files to bring home from every machine."
	},
	system: {
		kind: "group",
		help: "Packages of the operating system.",
		fields: {
			packages: {
				kind: "list",
				required: true,
				help: "System packages, each pinned as `name=version`."
			},
			snapshot: {
				kind: "string",
				help: "State of the archive: `YYYYMMDDTHHMMSSZ` for apt, a release such as `2023.6.20250107` for dnf."
			}
		}
	},
	index: {
		kind: "string",
		help: "Path of a local folder of wheels to use instead of an index."
	},
	"index-url": {
		kind: "string",
		help: "Address of the package index."
	}
};
// ../../packages/config/lib/schema/fleet-fields.js
const FLEET_FIELDS = {
	image: {
		kind: "string",
		flag: "--image <image>",
		help: "Name of an image in the config, or one line such as `ubuntu/24.04@arm64`, `self/base-*` or `ssm:/path`."
	},
	region: {
		kind: "string",
		flag: "--region <region>",
		help: "Region to launch in. The environment's region when empty."
	},
	"instance-types": {
		kind: "list",
		flag: "--instance-type <type>",
		help: "Instance types, tried in this order."
	},
	count: {
		kind: "integer",
		minimum: 1,
		maximum: 1e3,
		default: "1",
		flag: "--count <number>",
		help: "Number of instances."
	},
	minimum: {
		kind: "integer",
		minimum: 1,
		maximum: 1e3,
		flag: "--minimum <number>",
		help: "Fewest instances that are enough; all of them when empty."
	},
	market: {
		kind: "choice",
		choices: ["on-demand", "spot"],
		default: "on-demand",
		flag: "--market <market>",
		help: "`on-demand` or `spot`."
	},
	fallback: {
		kind: "choice",
		choices: ["on-demand"],
		flag: "--fallback <market>",
		help: "`on-demand`: the market to try when there is no spot capacity."
	},
	ttl: {
		kind: "duration",
		minimum: "1m",
		maximum: "7d",
		default: "1h",
		flag: "--ttl <duration>",
		help: "Lease, such as `45m`: every instance powers itself off when it ends, whatever happens."
	},
	"subnet-ids": {
		kind: "list",
		flag: "--subnet-id <id>",
		help: "Subnets of one VPC, tried in this order. Those of the default VPC when empty."
	},
	"security-group-ids": {
		kind: "list",
		flag: "--security-group-id <id>",
		help: "Security groups to use unchanged. The fleet gets one of its own when empty."
	},
	"ssh-from": {
		kind: "string",
		flag: "--ssh-from <cidr>",
		help: "Network that may reach SSH, such as `203.0.113.7/32`. The address of this machine when empty."
	},
	"ssh-user": {
		kind: "string",
		flag: "--ssh-user <name>",
		help: "User that SSH logs in as. Required when the image's publisher is unknown."
	},
	tags: {
		kind: "mapping",
		flag: "--tag <key=value>",
		help: "Additional tags of everything that is created."
	},
	"user-data": {
		kind: "string",
		flag: "--user-data <script>",
		help: "Script (`#!…`) that runs as root at the end of the first boot."
	}
};
// ../../packages/config/lib/schema/image-fields.js
const IMAGE_FIELDS = {
	publisher: {
		kind: "string",
		examples: [
			"ubuntu",
			"debian",
			"amazon-linux",
			"windows"
		],
		flag: "--publisher <name>",
		help: "Known publisher, such as `ubuntu`, `debian`, `amazon-linux` or `windows`. Brings owner, names and SSH user."
	},
	version: {
		kind: "string",
		flag: "--version <version>",
		help: "Version or code name of the publisher, such as `24.04` or `noble`."
	},
	variant: {
		kind: "string",
		flag: "--variant <name>",
		help: "Variant of the publisher's images, such as `minimal`."
	},
	owner: {
		kind: "list",
		aliases: ["owners", "owner-id"],
		flag: "--owner <id>",
		help: "Account ids, `self`, `amazon`, `aws-marketplace` or `aws-backup-vault`. Required when there is no publisher, image id or parameter."
	},
	"allow-any-owner": {
		kind: "boolean",
		flag: "--allow-any-owner",
		help: "Images of any account may win. Anybody can publish an image of any name."
	},
	name: {
		kind: "list",
		aliases: ["names"],
		flag: "--name <glob>",
		help: "Name globs with `*` and `?`, any of which must match."
	},
	exclude: {
		kind: "list",
		separator: "line",
		flag: "--exclude <glob>",
		help: "Name globs, none of which may match."
	},
	"name-regex": {
		kind: "string",
		flag: "--name-regex <regex>",
		help: "JavaScript regular expression that some part of the name must match."
	},
	architecture: {
		kind: "string",
		examples: [
			"x86_64",
			"amd64",
			"arm64",
			"aarch64",
			"i386",
			"x86_64_mac",
			"arm64_mac"
		],
		aliases: ["arch"],
		flag: "--architecture <word>",
		help: "`x86_64` (`amd64`), `arm64` (`aarch64`), `i386`, `x86_64_mac` or `arm64_mac`."
	},
	"virtualization-type": {
		kind: "choice",
		choices: ["hvm", "paravirtual"],
		flag: "--virtualization-type <type>",
		help: "`hvm` or `paravirtual`."
	},
	"image-type": {
		kind: "choice",
		choices: [
			"machine",
			"kernel",
			"ramdisk"
		],
		flag: "--image-type <type>",
		help: "`machine`, `kernel` or `ramdisk`."
	},
	"root-device-type": {
		kind: "choice",
		choices: ["ebs", "instance-store"],
		flag: "--root-device-type <type>",
		help: "`ebs` or `instance-store`."
	},
	"boot-mode": {
		kind: "list",
		choices: [
			"legacy-bios",
			"uefi",
			"uefi-preferred"
		],
		flag: "--boot-mode <mode>",
		help: "`legacy-bios`, `uefi` or `uefi-preferred`, any of several."
	},
	"ena-support": {
		kind: "boolean",
		flag: "--ena-support",
		help: "Images with enhanced networking."
	},
	"imds-support": {
		kind: "choice",
		choices: ["v2.0"],
		flag: "--imds-support <version>",
		help: "`v2.0` for images whose instances get IMDSv2 only."
	},
	"tpm-support": {
		kind: "choice",
		choices: ["v2.0"],
		flag: "--tpm-support <version>",
		help: "`v2.0` for images with NitroTPM."
	},
	platform: {
		kind: "choice",
		choices: ["linux", "windows"],
		flag: "--platform <platform>",
		help: "`linux` or `windows`."
	},
	hypervisor: {
		kind: "choice",
		choices: ["xen", "ovm"],
		flag: "--hypervisor <hypervisor>",
		help: "`xen` or `ovm`."
	},
	description: {
		kind: "list",
		separator: "line",
		flag: "--description <glob>",
		help: "Globs, any of which the description must match."
	},
	tags: {
		kind: "multimap",
		flag: "--tag <key=value>",
		help: "Tags that the image must have; values may be globs. EC2 shows tags of your own images only."
	},
	"tag-keys": {
		kind: "list",
		separator: "line",
		aliases: ["tag-key"],
		flag: "--tag-key <key>",
		help: "Keys of tags that the image must have, with any value."
	},
	"created-after": {
		kind: "string",
		flag: "--created-after <date>",
		help: "ISO date; the image was created then or later."
	},
	"created-before": {
		kind: "string",
		flag: "--created-before <date>",
		help: "ISO date; the image was created before."
	},
	"minimum-age": {
		kind: "string",
		flag: "--minimum-age <duration>",
		help: "Quarantine such as `12h`, `3d` or `2w`; younger images do not win."
	},
	"maximum-age": {
		kind: "string",
		flag: "--maximum-age <duration>",
		help: "Such as `90d`; older images do not win."
	},
	state: {
		kind: "list",
		choices: [
			"available",
			"pending",
			"failed"
		],
		flag: "--state <state>",
		help: "`available` (also when empty), `pending` or `failed`."
	},
	"include-deprecated": {
		kind: "boolean",
		flag: "--include-deprecated",
		help: "Deprecated images win when there is no other."
	},
	"include-disabled": {
		kind: "boolean",
		flag: "--include-disabled",
		help: "Disabled images are listed too, ranked last."
	},
	"executable-by": {
		kind: "list",
		aliases: ["executable-users"],
		flag: "--executable-by <id>",
		help: "`self`, `all` or ids of the accounts that may launch the image."
	},
	"product-code": {
		kind: "list",
		aliases: ["product-codes"],
		flag: "--product-code <code>",
		help: "Product codes of the Marketplace."
	},
	filters: {
		kind: "multimap",
		flag: "--filter <name=value>",
		help: "Any other DescribeImages filter by its own name."
	},
	"ssm-parameter": {
		kind: "string",
		flag: "--ssm-parameter <path>",
		help: "Name or ARN of an SSM parameter that holds an image id, with an optional `:version` or `:label`."
	},
	"image-id": {
		kind: "string",
		aliases: ["id"],
		flag: "--image-id <id>",
		help: "Id of the image; verified to exist."
	},
	order: {
		kind: "choice",
		choices: [
			"date",
			"version",
			"exactly-one"
		],
		flag: "--order <order>",
		help: "The image that wins: `date` (the newest, also when empty), `version` (the highest in the name), or `exactly-one` (fails when several match)."
	},
	nth: {
		kind: "integer",
		minimum: 1,
		maximum: 1e5,
		flag: "--nth <number>",
		help: "Take the n-th best; 1 is the best."
	},
	region: {
		kind: "list",
		aliases: ["regions", "region-id"],
		flag: "--region <region>",
		help: "One region, several, or `all`. The environment's region when empty."
	},
	optional: {
		kind: "boolean",
		flag: "--optional",
		help: "No image is a result (`found: false`) instead of a failure."
	},
	fallback: {
		kind: "alternatives",
		flag: "--fallback <image>",
		help: "Queries to try in turn when nothing matches; in a flag or input, names of images in the config or lines such as `debian/12@arm64`."
	}
};
// ../../packages/config/lib/schema/settings.js
function camelCase(name) {
	return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
function propertyName(name, { kind }) {
	return kind === "duration" ? `${camelCase(name)}Minutes` : camelCase(name);
}
// ../../packages/config/lib/read/read-value.js
function readValue(field, raw) {
	if (raw === "") return {
		because: "it is empty",
		expected: expectedOf(field)
	};
	switch (field.kind) {
		case "list": return readList(field, raw);
		case "mapping": return readMapping$1(raw, { several: false });
		case "multimap": return readMapping$1(raw, { several: true });
		default:
			if (typeof raw === "string") return readText(field, raw);
			return {
				because: `it is a ${Array.isArray(raw) ? "list" : "mapping"}`,
				expected: expectedOf(field)
			};
	}
}
function readText(field, text) {
	switch (field.kind) {
		case "string": return { value: text };
		case "boolean": return readBoolean(text);
		case "integer": return readInteger(field, text);
		case "duration": return readMinutes(field, text);
		case "choice": return readChoice(field.choices, text);
	}
}
function readBoolean(text) {
	if (/^(true|True|TRUE)$/.test(text)) return { value: true };
	if (/^(false|False|FALSE)$/.test(text)) return { value: false };
	return {
		because: "it is neither true nor false",
		expected: "true or false"
	};
}
function readInteger({ minimum, maximum }, text) {
	const expected = `an integer from ${minimum} to ${maximum}`;
	if (!/^-?(0|[1-9]\d{0,14})$/.test(text)) return {
		because: "it is not an integer",
		expected
	};
	return checkBounds(Number(text), {
		minimum,
		maximum
	}, expected);
}
function readMinutes(bounds, text) {
	const [minimum, maximum] = [parseDuration$1(bounds.minimum) ?? 0, parseDuration$1(bounds.maximum) ?? 0];
	const expected = `a duration such as 90s, 45m or 1h30m, from ${formatDuration$1(minimum)} to ${formatDuration$1(maximum)}`;
	const milliseconds = parseDuration$1(text);
	if (milliseconds === void 0) return {
		because: "it is not a duration",
		expected
	};
	const reading = checkBounds(milliseconds, {
		minimum,
		maximum
	}, expected);
	return "value" in reading ? { value: Math.ceil(milliseconds / 6e4) } : reading;
}
function checkBounds(value, { minimum, maximum }, expected) {
	if (value < minimum) return {
		because: "it is too small",
		expected
	};
	return value > maximum ? {
		because: "it is too large",
		expected
	} : { value };
}
function readChoice(choices, text) {
	const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
	if (found !== void 0) return { value: found };
	return {
		because: `it is unknown${didYouMean(text, choices)}`,
		expected: choices.join(" or ")
	};
}
function readList({ choices }, raw) {
	const items = typeof raw === "string" ? [raw] : raw;
	const expected = choices === void 0 ? "a list of strings" : `a list of ${choices.join(", ")}`;
	if (!Array.isArray(items)) return {
		because: "it is a mapping",
		expected
	};
	if (items.length === 0) return {
		because: "it is empty",
		expected
	};
	const values = [];
	for (const item of items) {
		if (typeof item !== "string" || item === "") return {
			because: `${quote$1(item)} is not a string`,
			expected
		};
		const reading = choices === void 0 ? { value: item } : readChoice(choices, item);
		if ("because" in reading) return {
			because: reading.because.replace("it", quote$1(item)),
			expected
		};
		values.push(String(reading.value));
	}
	return { value: values };
}
function readMapping$1(raw, { several }) {
	const expected = several ? "keys with their values" : "keys with one value each";
	const values = /* @__PURE__ */ new Map();
	for (const { key, items, label } of pairsOf(raw)) {
		if (key === void 0) return {
			because: `${label} is not key=value`,
			expected
		};
		if (!items.every((item) => typeof item === "string") || items.length === 0) return {
			because: `the value of ${quote$1(key)} is not a string`,
			expected
		};
		const earlier = values.get(key) ?? [];
		if (!several && earlier.length + items.length > 1) return {
			because: `${quote$1(key)} has several values`,
			expected
		};
		values.set(key, [...earlier, ...items]);
	}
	if (values.size === 0) return {
		because: "it has no keys",
		expected
	};
	const entries = [...values].map(([key, items]) => [key, several ? items : items[0]]);
	return { value: Object.fromEntries(entries) };
}
function pairsOf(raw) {
	const lines = typeof raw === "string" ? raw.split("\n").filter((line) => line.trim() !== "") : raw;
	if (Array.isArray(lines)) return lines.map(splitPair);
	return Object.entries(lines ?? {}).map(([key, value]) => ({
		key,
		items: Array.isArray(value) ? value : [value],
		label: quote$1(key)
	}));
}
function splitPair(pair) {
	const text = typeof pair === "string" ? pair : "";
	const separator = text.indexOf("=");
	return {
		key: separator < 1 ? void 0 : text.slice(0, separator).trim(),
		items: [text.slice(separator + 1).trim()],
		label: quote$1(pair)
	};
}
function expectedOf(field) {
	return field.kind === "list" ? "a list of strings" : `a ${field.kind}`;
}
function quote$1(raw) {
	return raw === void 0 ? "nothing" : JSON.stringify(raw);
}
// ../../packages/config/lib/read/unknown-word.js
function unknownWord(kind, word, known) {
	const nearest = nearestWord(word, known);
	return nearest === void 0 ? `unknown ${kind}; known: ${known.join(", ")}` : `unknown ${kind} (did you mean "${nearest}"?)`;
}
// ../../packages/config/lib/read/read-fields.js
function readFields$1(fields, source) {
	const problems = [];
	return {
		values: readGroup({
			fields,
			raw: source.values,
			path: ""
		}, {
			source,
			problems
		}),
		problems
	};
}
function toSettings(fields, values) {
	const entries = Object.entries(fields).filter(([name]) => values[name] !== void 0);
	return Object.fromEntries(entries.map(([name, field]) => [propertyName(name, field), values[name]]));
}
function readGroup({ fields, raw, path }, context) {
	const values = {};
	for (const [key, item] of Object.entries(raw)) {
		if (item === void 0 || item === null) continue;
		const at = `${path}${key}`;
		const name = nameOf(fields, key);
		const field = name === void 0 ? void 0 : fields[name];
		if (name === void 0 || field === void 0) complain$1(context, at, unknownWord("key", key, Object.keys(fields)));
		else if (name in values) complain$1(context, at, `is the same field as another key; expected one "${name}"`);
		else values[name] = readField$1({
			field,
			fields,
			raw: item,
			at
		}, context);
	}
	for (const [name, field] of Object.entries(fields)) if (field.required && (raw[name] === void 0 || raw[name] === null)) complain$1(context, `${path}${name}`, "is required, and it is empty");
	return values;
}
function readField$1({ field, fields, raw, at }, context) {
	switch (field.kind) {
		case "group": return readNested({
			fields: field.fields,
			raw,
			at
		}, context);
		case "named-groups": return mapGroups(field, {
			raw,
			at
		}, context);
		case "groups": return listOf$1(raw).map((item, index) => readNested({
			fields: field.fields,
			raw: item,
			at: `${at}[${index}]`
		}, context));
		case "alternatives": return listOf$1(raw).map((item, index) => typeof item === "string" ? item : readNested({
			fields,
			raw: item,
			at: `${at}[${index}]`
		}, context));
		default: {
			const reading = readValue(field, raw);
			if ("value" in reading) return reading.value;
			complain$1(context, at, `${quote$1(raw)} is not valid because ${reading.because}; expected ${reading.expected}`);
			return;
		}
	}
}
function readNested({ fields, raw, at }, context) {
	if (isMapping(raw)) return readGroup({
		fields,
		raw,
		path: `${at}.`
	}, context);
	complain$1(context, at, notAMapping(raw, Object.keys(fields)));
	return {};
}
function mapGroups({ fields }, { raw, at }, context) {
	if (!isMapping(raw)) {
		complain$1(context, at, notAMapping(raw, ["names"]));
		return {};
	}
	const entries = Object.entries(raw);
	return Object.fromEntries(entries.map(([name, item]) => [name, readNested({
		fields,
		raw: item ?? {},
		at: `${at}.${name}`
	}, context)]));
}
function complain$1({ source, problems }, at, message) {
	problems.push({
		...source.locate(at),
		message
	});
}
function notAMapping(raw, keys) {
	return `${quote$1(raw)} is not valid because it is not a mapping; expected a mapping with the keys ${keys.join(", ")}`;
}
function nameOf(fields, key) {
	if (Object.hasOwn(fields, key)) return key;
	const wanted = key.replace(/[A-Z]/g, (letter) => `-${letter}`).replaceAll("_", "-").toLowerCase();
	return Object.entries(fields).find(([name, { aliases = [] }]) => [name, ...aliases].includes(wanted))?.[0];
}
function listOf$1(raw) {
	return Array.isArray(raw) ? raw : [raw];
}
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// ../../packages/config/lib/read/read-yaml.js
const MOST_ALIASED = 1e4;
async function readYaml(text, file) {
	const yaml = await __nccwpck_require__.e(/* import() */ 10).then(__nccwpck_require__.bind(__nccwpck_require__, 8010)).then((m) => /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.r)(m.default, 1));
	const counter = new yaml.LineCounter();
	const document = yaml.parseDocument(text, {
		lineCounter: counter,
		stringKeys: true,
		prettyErrors: false
	});
	const broken = [...document.errors, ...document.warnings].map(({ message, pos: [offset] }) => ({
		file,
		line: counter.linePos(offset).line,
		message: `invalid YAML: ${message}`
	}));
	if (broken.length > 0) return {
		value: void 0,
		lines: /* @__PURE__ */ new Map(),
		problems: broken
	};
	const walk = new Walk(yaml, document, (offset) => counter.linePos(offset).line);
	return {
		value: walk.read(document.contents, ""),
		lines: walk.lines,
		problems: walk.problems.map((problem) => ({
			file,
			...problem
		}))
	};
}
var Walk = class {
	lines = /* @__PURE__ */ new Map();
	problems = [];
	#yaml;
	#document;
	#lineOf;
	#open = /* @__PURE__ */ new Set();
	#aliased = 0;
	constructor(yaml, document, lineOf) {
		this.#yaml = yaml;
		this.#document = document;
		this.#lineOf = lineOf;
	}
	read(node, path) {
		if (this.#open.size > 0) this.#aliased += 1;
		if (this.#aliased === MOST_ALIASED) this.#complain(node, "the aliases stand for too many values");
		if (this.#aliased >= MOST_ALIASED || node === null || node === void 0) return void 0;
		if (this.#yaml.isAlias(node)) return this.#resolve(node, (target) => this.read(target, path));
		if (!this.lines.has(path)) this.lines.set(path, this.#line(node));
		if (this.#yaml.isSeq(node)) return this.#readList(node, path);
		if (this.#yaml.isMap(node)) return Object.fromEntries(this.#entries(node, path));
		return this.#yaml.isScalar(node) ? textOf(node) : void 0;
	}
	#readList({ items }, path) {
		return items.map((item, index) => this.read(item, `${path}[${index}]`));
	}
	#entries(node, path) {
		const own = node.items.filter((pair) => keyOf(pair) !== "<<");
		const entries = /* @__PURE__ */ new Map();
		for (const pair of own) {
			const at = path === "" ? keyOf(pair) : `${path}.${keyOf(pair)}`;
			if (this.#yaml.isNode(pair.key)) this.lines.set(at, this.#line(pair.key));
			entries.set(keyOf(pair), this.read(pair.value, at));
		}
		for (const pair of node.items) if (keyOf(pair) === "<<") this.#merge(pair.value, path, entries);
		return entries;
	}
	#merge(node, path, entries) {
		if (this.#yaml.isAlias(node)) this.#resolve(node, (target) => this.#merge(target, path, entries));
		else if (this.#yaml.isSeq(node)) for (const item of node.items) this.#merge(item, path, entries);
		else if (this.#yaml.isMap(node)) {
			for (const [key, value] of this.#entries(node, path)) if (!entries.has(key)) entries.set(key, value);
		} else this.#complain(node, "the value of a merge key (<<) is not a mapping; expected an alias of a mapping");
	}
	#resolve(alias, read) {
		const target = alias.resolve(this.#document);
		if (target === void 0) this.#complain(alias, `the alias *${alias.source} is unknown`);
		if (this.#open.has(target)) this.#complain(alias, `the alias *${alias.source} contains itself`);
		if (target === void 0 || this.#open.has(target)) return void 0;
		this.#open.add(target);
		const value = read(target);
		this.#open.delete(target);
		return value;
	}
	#complain(node, message) {
		this.problems.push({
			line: this.#line(node),
			message
		});
	}
	#line(node) {
		return this.#yaml.isNode(node) ? this.#lineOf(node.range?.[0] ?? 0) : 1;
	}
};
function keyOf({ key }) {
	return typeof key === "object" && key !== null && "value" in key ? String(key.value) : String(key);
}
function textOf({ value, source }) {
	if (value === null || value === void 0) return void 0;
	return typeof value === "string" ? value : source ?? String(value);
}
// ../../packages/config/lib/read/parse-config.js
const TABLES = {
	images: IMAGE_FIELDS,
	fleets: FLEET_FIELDS,
	build: BUILD_FIELDS
};
async function parseConfig(text, path, tables = TABLES) {
	const yaml = await readYaml(text, path);
	const locate = (field) => ({
		file: path,
		line: lineOf$1(field, yaml.lines),
		field
	});
	const reader = {
		locate,
		problems: [...yaml.problems]
	};
	const root = readMapping(yaml.value, "", reader);
	for (const key of Object.keys(root)) if (!Object.hasOwn(tables, key)) complain(reader, key, unknownWord("key", key, Object.keys(tables)));
	return {
		config: {
			path,
			baseDirectory: (0,node_path__WEBPACK_IMPORTED_MODULE_12__.dirname)(path),
			images: readImages(root.images, tables.images, reader),
			fleets: readFleets(root.fleets, tables.fleets, reader),
			...root.build !== void 0 && { build: readTableAt({
				path: "build",
				value: root.build,
				fields: tables.build
			}, reader) }
		},
		problems: reader.problems
	};
}
function readImages(value, fields, reader) {
	const entries = Object.entries(readMapping(value, "images", reader));
	return Object.fromEntries(entries.map(([name, image]) => [name, typeof image === "string" ? image : readTableAt({
		path: `images.${name}`,
		value: image,
		fields
	}, reader)]));
}
function readFleets(value, fields, reader) {
	const entries = Object.entries(readMapping(value, "fleets", reader));
	return Object.fromEntries(entries.map(([name, fleet]) => [name, toSettings(fields, readTableAt({
		path: `fleets.${name}`,
		value: fleet,
		fields
	}, reader))]));
}
function readTableAt({ path, value, fields }, reader) {
	const reading = readFields$1(fields, {
		values: readMapping(value, path, reader, path.startsWith("images.") ? "a mapping or one line such as ubuntu/24.04@arm64" : void 0),
		locate: (key) => reader.locate(`${path}.${key}`)
	});
	reader.problems.push(...reading.problems);
	return reading.values;
}
function readMapping(value, path, reader, expected = "a mapping") {
	if (value === void 0) return {};
	if (isMapping(value)) return value;
	complain(reader, path, `${quote$1(value)} is not valid because it is not a mapping; expected ${expected}`);
	return {};
}
function lineOf$1(path, lines) {
	return lines.get(path) ?? (path === "" ? void 0 : lineOf$1(path.replace(/(^|[.[])[^.[]*$/, ""), lines));
}
function complain({ locate, problems }, path, message) {
	problems.push({
		...locate(path),
		...path === "" && { field: void 0 },
		message
	});
}
// ../../packages/config/lib/read/load-config.js
const FILE_NAMES = ["ami-select.yml", "ami-select.yaml"];
FILE_NAMES[0];
async function loadConfig(named, workingDirectory) {
	if (named !== void 0) {
		const path = (0,node_path__WEBPACK_IMPORTED_MODULE_12__.resolve)(workingDirectory, named);
		return await readConfig$1(path) ?? emptyConfig(workingDirectory, [problemOf(path, "ENOENT")]);
	}
	for (const directory of upwards((0,node_path__WEBPACK_IMPORTED_MODULE_12__.resolve)(workingDirectory))) for (const name of FILE_NAMES) {
		const found = await readConfig$1((0,node_path__WEBPACK_IMPORTED_MODULE_12__.join)(directory, name));
		if (found !== void 0) return found;
	}
	return emptyConfig(workingDirectory, []);
}
async function readConfig$1(path) {
	let text;
	try {
		text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readFile)(path, "utf8");
	} catch (error) {
		const code = systemCode(error);
		if (code === void 0) throw error;
		return code === "ENOENT" ? void 0 : emptyConfig((0,node_path__WEBPACK_IMPORTED_MODULE_12__.dirname)(path), [problemOf(path, code)]);
	}
	return parseConfig(text, path);
}
function emptyConfig(baseDirectory, problems) {
	return {
		config: {
			baseDirectory,
			images: {},
			fleets: {}
		},
		problems
	};
}
function problemOf(file, code) {
	return {
		file,
		message: `cannot be read (${code})`
	};
}
function upwards(directory) {
	const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_12__.dirname)(directory);
	return parent === directory ? [directory] : [directory, ...upwards(parent)];
}
function systemCode(error) {
	if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return void 0;
	return String(error.code);
}
// ../../packages/config/lib/read/merge-query.js
function mergeQueryFields(file, flags) {
	const replaced = new Set(Object.keys(flags).map(canonical));
	const kept = Object.entries(file).filter(([key]) => !replaced.has(canonical(key)));
	return {
		...Object.fromEntries(kept),
		...flags
	};
}
function canonical(key) {
	return nameOf(IMAGE_FIELDS, key) ?? key;
}
// ../../packages/ec2-data/lib/partitions.js
const PARTITIONS = [
	{
		"id": "aws",
		"regions": "^(us|eu|ap|sa|ca|me|af|il|mx)\\-\\w+\\-\\d+$",
		"dnsSuffix": "amazonaws.com"
	},
	{
		"id": "aws-cn",
		"regions": "^cn\\-\\w+\\-\\d+$",
		"dnsSuffix": "amazonaws.com.cn"
	},
	{
		"id": "aws-eusc",
		"regions": "^eusc\\-(de)\\-\\w+\\-\\d+$",
		"dnsSuffix": "amazonaws.eu"
	},
	{
		"id": "aws-iso",
		"regions": "^us\\-iso\\-\\w+\\-\\d+$",
		"dnsSuffix": "c2s.ic.gov"
	},
	{
		"id": "aws-iso-b",
		"regions": "^us\\-isob\\-\\w+\\-\\d+$",
		"dnsSuffix": "sc2s.sgov.gov"
	},
	{
		"id": "aws-iso-e",
		"regions": "^eu\\-isoe\\-\\w+\\-\\d+$",
		"dnsSuffix": "cloud.adc-e.uk"
	},
	{
		"id": "aws-iso-f",
		"regions": "^us\\-isof\\-\\w+\\-\\d+$",
		"dnsSuffix": "csp.hci.ic.gov"
	},
	{
		"id": "aws-us-gov",
		"regions": "^us\\-gov\\-\\w+\\-\\d+$",
		"dnsSuffix": "amazonaws.com"
	}
].map(({ id, regions, dnsSuffix }) => ({
	id,
	pattern: new RegExp(regions),
	dnsSuffix
}));
function partitionOf(region) {
	return PARTITIONS.find(({ pattern }) => pattern.test(region))?.id ?? "aws";
}
// ../../packages/selector/lib/errors.js
const EXIT_CLASS = {
	INVALID_QUERY: "usage",
	INVALID_LOCK: "usage",
	INCOMPATIBLE: "usage",
	REGION_NOT_ENABLED: "usage",
	NO_IMAGE: "no-image",
	PARAMETER_NOT_FOUND: "no-image",
	REGIONS_INCOMPLETE: "no-image",
	AMBIGUOUS: "ambiguous",
	UNSAFE_QUERY: "ambiguous",
	LOCK_OUT_OF_DATE: "lock-out-of-date",
	UNREACHABLE_ENDPOINT: "unreachable",
	NO_CREDENTIALS: "permission",
	PERMISSION_DENIED: "permission",
	THROTTLED: "failed",
	AWS_ERROR: "failed",
	ABORTED: "interrupted"
};
var SelectorError = class extends CodedError {
	name = "SelectorError";
	details;
	constructor(code, message, options = {}) {
		super(code, EXIT_CLASS[code], message, options);
		this.details = options.details ?? {};
	}
};
function invalidQuery(problems) {
	return new SelectorError("INVALID_QUERY", formatProblems(problems.length === 1 ? "The image query is not valid" : `The image query has ${problems.length} problems`, problems), { problems });
}
// ../../packages/selector/lib/image/image.js
function isCurrent(image, now) {
	return image.state !== "disabled" && !isDeprecated(image, now);
}
function isDeprecated(image, now) {
	return image.deprecationTime !== void 0 && image.deprecationTime.getTime() <= now.getTime();
}
// ../../packages/selector/lib/publishers/expand.js
function variantsOf(publisher) {
	return [...new Set(publisher.lines.map((line) => line.variant))];
}
function resolveVersion(publisher, word) {
	return publisher.versionWords?.[word.toLowerCase()] ?? word;
}
function linesFor(publisher, question) {
	const variant = question.variant ?? publisher.lines[0]?.variant;
	const ofVariant = publisher.lines.filter((line) => line.variant === variant);
	const version = question.version ?? publisher.version.default;
	if (version === void 0) return ofVariant;
	const first = ofVariant.find((line) => line.versions?.test(resolveVersion(publisher, version)) ?? true);
	if (first !== void 0) return [first];
	return question.version === void 0 ? ofVariant.slice(0, 1) : [];
}
function askPublisher(publisher, question) {
	const architecture = architectureFor(publisher, question.architecture);
	const asked = question.version ?? publisher.version.default;
	const version = asked === void 0 ? "*" : resolveVersion(publisher, asked);
	const lines = linesFor(publisher, question);
	const word = publisher.archWords?.[architecture] ?? architecture;
	const names = lines.flatMap((line) => line.names.map((name) => fill(name, version, word)));
	const ssmWord = publisher.ssmArchWords?.[architecture] ?? word;
	const ssmVersion = publisher.ssmVersionWords?.[version] ?? version;
	const parameter = version === "*" ? void 0 : lines[0]?.ssmParameter;
	return {
		names: [...new Set(names)],
		exclude: lines.flatMap((line) => line.exclude ?? []),
		architecture,
		...parameter === void 0 ? {} : { ssmParameter: fill(parameter, ssmVersion, ssmWord) }
	};
}
function ownersIn(publisher, region) {
	return publisher.owners[partitionOf(region)];
}
function architectureFor(publisher, asked) {
	const first = publisher.architectures[0] ?? "x86_64";
	if (asked === void 0) return first;
	const mac = `${asked}_mac`;
	return publisher.architectures.find((known) => known === mac) ?? asked;
}
function fill(template, version, arch) {
	return template.replaceAll("{version}", version).replaceAll("{arch}", arch);
}
// ../../packages/selector/lib/publishers/amazon.js
const AMAZON = {
	aws: ["amazon"],
	"aws-cn": ["amazon"],
	"aws-us-gov": ["amazon"],
	"aws-eusc": ["amazon"],
	"aws-iso": ["amazon"],
	"aws-iso-b": ["amazon"],
	"aws-iso-e": ["amazon"],
	"aws-iso-f": ["amazon"]
};
const windows = {
	id: "windows",
	title: "Windows Server (Amazon)",
	aliases: ["windows-server", "win"],
	owners: {
		aws: ["801119661308"],
		"aws-us-gov": ["077303321853"],
		"aws-cn": ["016951021795"]
	},
	sshUser: "Administrator",
	architectures: ["x86_64"],
	version: {
		pattern: /^20\d{2}$/,
		example: "2022"
	},
	versionInName: /^Windows_Server-(\d{4})-.*-(\d{4}\.\d{2}\.\d{2})$/,
	order: "date",
	lines: ["full", "core"].map((variant) => {
		const base = `Windows_Server-{version}-English-${variant === "full" ? "Full" : "Core"}-Base`;
		return {
			variant,
			names: [`${base}-*`],
			ssmParameter: `/aws/service/ami-windows-latest/${base}`
		};
	}),
	evidence: {
		source: "kitchen-ec2, AWS documentation of the Windows AMI notifications",
		verified: true,
		doubts: "Amazon keeps only the last few revisions: pinned ids vanish",
		unverifiedPartitions: ["aws-cn"]
	}
};
const macos = {
	id: "macos",
	title: "macOS (Amazon)",
	aliases: ["mac", "osx"],
	owners: { aws: ["628277914472"] },
	formerOwners: ["100343932686"],
	sshUser: "ec2-user",
	architectures: ["arm64_mac", "x86_64_mac"],
	version: {
		pattern: /^\d{2}(\.\d+){0,2}$/,
		example: "15"
	},
	versionWords: {
		tahoe: "26",
		sequoia: "15",
		sonoma: "14",
		ventura: "13",
		monterey: "12"
	},
	versionInName: /^amzn-ec2-macos-(\d+(?:\.\d+)*)-(\d{8}-\d+)/,
	order: "version",
	lines: [{
		variant: "standard",
		names: ["amzn-ec2-macos-{version}.*", "amzn-ec2-macos-{version}-*"]
	}],
	evidence: {
		source: "kitchen-ec2 (newer table) and an independent public table agree",
		verified: true,
		doubts: "older tables name 100343932686"
	}
};
const ecs = {
	id: "ecs",
	title: "ECS-optimised Amazon Linux",
	aliases: ["ecs-optimized", "ecs-optimised"],
	owners: {
		...AMAZON,
		aws: ["591542846629"]
	},
	sshUser: "ec2-user",
	ssmArchWords: {
		x86_64: "",
		arm64: "/arm64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^(2023|2)$/,
		example: "2023",
		default: "2023"
	},
	order: "date",
	lines: [
		{
			variant: "standard",
			versions: /^2023$/,
			names: ["al2023-ami-ecs-hvm-2023.*-{arch}"],
			ssmParameter: "/aws/service/ecs/optimized-ami/amazon-linux-2023{arch}/recommended/image_id"
		},
		{
			variant: "standard",
			versions: /^2$/,
			names: ["amzn2-ami-ecs-hvm-2.0.*-{arch}-ebs", "amzn2-ami-ecs-kernel-5.10-hvm-2.0.*-{arch}-ebs"],
			ssmParameter: "/aws/service/ecs/optimized-ami/amazon-linux-2{arch}/recommended/image_id"
		},
		{
			variant: "gpu",
			versions: /^2023$/,
			names: ["al2023-ami-ecs-gpu-hvm-2023.*-{arch}*"]
		},
		{
			variant: "neuron",
			versions: /^2023$/,
			names: ["al2023-ami-ecs-neuron-hvm-2023.*-{arch}*"]
		},
		{
			variant: "gpu",
			versions: /^2$/,
			names: ["amzn2-ami-ecs-gpu-hvm-2.0.*-{arch}-ebs"]
		}
	],
	evidence: {
		source: "public SSM parameters (as moto records them)",
		verified: true
	}
};
const eks = {
	id: "eks",
	title: "EKS-optimised Amazon Linux 2023",
	aliases: ["eks-optimized", "eks-optimised"],
	owners: AMAZON,
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^1\.\d{2}$/,
		example: "1.34"
	},
	order: "date",
	lines: [
		"standard",
		"nvidia",
		"neuron"
	].map((variant) => ({
		variant,
		names: [`amazon-eks-node-al2023-{arch}-${variant}-{version}-v*`],
		ssmParameter: `/aws/service/eks/optimized-ami/{version}/amazon-linux-2023/{arch}/${variant}/recommended/image_id`
	})),
	evidence: {
		source: "Karpenter and eks-ami-finder agree; owner differs per opt-in region",
		verified: true
	}
};
const BOTTLEROCKET_FLAVOURS = [
	["k8s", /^1\.\d{2}$/],
	["k8s-nvidia", /^1\.\d{2}$/],
	["ecs", /^[12]$/],
	["ecs-nvidia", /^[12]$/]
];
function bottlerocketLine([variant, versions]) {
	const [orchestrator, accelerator] = variant.split("-");
	const flavour = `aws-${orchestrator}-{version}${accelerator === void 0 ? "" : `-${accelerator}`}`;
	return {
		variant,
		versions,
		names: [`bottlerocket-${flavour}-{arch}-v*`],
		ssmParameter: `/aws/service/bottlerocket/${flavour}/{arch}/latest/image_id`
	};
}
const bottlerocket = {
	id: "bottlerocket",
	title: "Bottlerocket",
	owners: AMAZON,
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^(1\.\d{2}|[12])$/,
		example: "1.34"
	},
	versionInName: /-v(\d+\.\d+\.\d+)-/,
	order: "version",
	lines: BOTTLEROCKET_FLAVOURS.map(bottlerocketLine),
	evidence: {
		source: "Karpenter and eks-ami-finder agree; owner differs per region",
		verified: true,
		doubts: "has no SSH server by default: only through its admin container"
	}
};
const deepLearning = {
	id: "deep-learning",
	title: "AWS Deep Learning AMI",
	aliases: ["dlami"],
	owners: { aws: ["898082745236"] },
	sshUser: "ubuntu",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}\.\d{2}$/,
		example: "22.04"
	},
	order: "date",
	lines: [
		{
			variant: "base",
			names: ["Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu {version}) *", "Deep Learning Base *(Ubuntu {version})*"]
		},
		{
			variant: "pytorch",
			names: ["Deep Learning *PyTorch * (Ubuntu {version}) *"]
		},
		{
			variant: "any",
			names: ["Deep Learning *"],
			versions: /^$/
		}
	],
	evidence: {
		source: "a catalogue of 2017 that moto ships",
		verified: false,
		doubts: "one old source; names follow the AWS release notes and change often"
	}
};
// ../../packages/selector/lib/publishers/amazon-linux.js
const SSM = "/aws/service/ami-amazon-linux-latest";
const V2023 = /^2023/;
const NAME_2023 = (kernel) => [`al2023-ami-{version}.*-kernel-${kernel}-{arch}`, `al2023-ami-{version}-kernel-${kernel}-{arch}`];
const amazonLinux = {
	id: "amazon-linux",
	title: "Amazon Linux 2023, 2 and 1",
	aliases: [
		"al",
		"amazonlinux",
		"amzn"
	],
	owners: {
		aws: ["137112412989"],
		"aws-us-gov": ["045324592363"],
		"aws-cn": ["141808717104"]
	},
	sshUser: "ec2-user",
	architectures: [
		"x86_64",
		"arm64",
		"i386"
	],
	version: {
		pattern: /^(2023(\.\d+){0,3}|2|1)$/,
		example: "2023",
		default: "2023"
	},
	versionWords: {
		al2023: "2023",
		al2: "2",
		amzn2: "2",
		al1: "1"
	},
	order: "date",
	lines: [
		{
			variant: "standard",
			versions: V2023,
			names: NAME_2023("6.1"),
			ssmParameter: `${SSM}/al2023-ami-kernel-default-{arch}`
		},
		{
			variant: "kernel-6.12",
			versions: V2023,
			names: NAME_2023("6.12"),
			ssmParameter: `${SSM}/al2023-ami-kernel-6.12-{arch}`
		},
		{
			variant: "kernel-6.18",
			versions: V2023,
			names: NAME_2023("6.18"),
			ssmParameter: `${SSM}/al2023-ami-kernel-6.18-{arch}`
		},
		{
			variant: "minimal",
			versions: V2023,
			names: ["al2023-ami-minimal-{version}.*-kernel-6.1-{arch}", "al2023-ami-minimal-{version}-kernel-6.1-{arch}"],
			ssmParameter: `${SSM}/al2023-ami-minimal-kernel-default-{arch}`
		},
		{
			variant: "standard",
			versions: /^2$/,
			names: ["amzn2-ami-kernel-5.10-hvm-2.0.*-{arch}-gp2"],
			ssmParameter: `${SSM}/amzn2-ami-kernel-5.10-hvm-{arch}-gp2`
		},
		{
			variant: "kernel-4.14",
			versions: /^2$/,
			names: ["amzn2-ami-hvm-2.0.*-{arch}-gp2"],
			ssmParameter: `${SSM}/amzn2-ami-hvm-{arch}-gp2`
		},
		{
			variant: "minimal",
			versions: /^2$/,
			names: ["amzn2-ami-minimal-hvm-2.0.*-{arch}-ebs"],
			ssmParameter: `${SSM}/amzn2-ami-minimal-hvm-{arch}-ebs`
		},
		{
			variant: "standard",
			versions: /^1$/,
			names: ["amzn-ami-hvm-*-{arch}-gp2", "amzn-ami-hvm-*-{arch}-ebs"],
			ssmParameter: `${SSM}/amzn-ami-hvm-{arch}-gp2`
		}
	],
	evidence: {
		source: "kitchen-ec2, the public SSM parameter names, EKS build files (other partitions)",
		verified: true
	}
};
// ../../packages/selector/lib/publishers/debian.js
const debian = {
	id: "debian",
	title: "Debian 10 and later",
	owners: {
		aws: ["136693071363"],
		"aws-cn": ["336777782633"]
	},
	formerOwners: ["379101102735"],
	sshUser: "admin",
	archWords: {
		x86_64: "amd64",
		arm64: "arm64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}$/,
		example: "12"
	},
	versionWords: {
		trixie: "13",
		bookworm: "12",
		bullseye: "11",
		buster: "10"
	},
	versionInName: /^debian-(\d+)-[a-z0-9]+-(\d{8}-\d+)/,
	order: "date",
	lines: [{
		variant: "standard",
		names: ["debian-{version}-{arch}-*"],
		exclude: ["debian-*-backports-*"],
		ssmParameter: "/aws/service/debian/release/{version}/latest/{arch}"
	}],
	evidence: {
		source: "kitchen-ec2 standard_platform/debian.rb and the kOps image documentation agree",
		verified: true,
		unverifiedPartitions: ["aws-cn"]
	}
};
// ../../packages/selector/lib/publishers/enterprise-linux.js
const NO_PREVIEWS = [
	"*-rc*",
	"*-RC*",
	"*Beta*",
	"*beta*"
];
const rhel = {
	id: "rhel",
	title: "Red Hat Enterprise Linux",
	aliases: ["redhat", "red-hat"],
	owners: {
		aws: ["309956199498"],
		"aws-us-gov": ["219670896067"],
		"aws-cn": ["841258680906"]
	},
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{1,2}(\.\d+){0,2}$/,
		example: "9"
	},
	versionInName: /^RHEL-(\d+(?:\.\d+)*)_HVM[^-]*-(\d{8})/,
	order: "version",
	lines: [{
		variant: "hourly",
		names: ["RHEL-{version}.*_HVM-*-{arch}-*-Hourly2-GP?", "RHEL-{version}_HVM-*-{arch}-*-Hourly2-GP?"],
		exclude: [
			...NO_PREVIEWS,
			"RHEL_HA-*",
			"*Access2*"
		]
	}, {
		variant: "access",
		names: ["RHEL-{version}.*_HVM-*-{arch}-*-Access2-GP?", "RHEL-{version}_HVM-*-{arch}-*-Access2-GP?"],
		exclude: NO_PREVIEWS
	}],
	evidence: {
		source: "kitchen-ec2 and plus3it/spel agree; other partitions from kitchen-ec2 #416",
		verified: true
	}
};
const centos = {
	id: "centos",
	title: "CentOS Stream",
	aliases: ["centos-stream"],
	owners: { aws: ["125523088429"] },
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{1,2}$/,
		example: "9"
	},
	versionInName: /^CentOS Stream (?:ec2 )?(\d+) [a-z0-9_]+ (\d{8})/,
	order: "date",
	lines: [{
		variant: "standard",
		versions: /^8$/,
		names: ["CentOS Stream 8 *"],
		sshUser: "centos"
	}, {
		variant: "standard",
		names: ["CentOS Stream {version} *", "CentOS Stream ec2 {version} *"]
	}],
	evidence: {
		source: "kitchen-ec2 and one public table agree",
		verified: true,
		doubts: "CentOS 7 had another owner"
	}
};
const fedora = {
	id: "fedora",
	title: "Fedora Cloud",
	owners: { aws: ["125523088429"] },
	sshUser: "fedora",
	archWords: {
		x86_64: "x86_64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}$/,
		example: "43"
	},
	versionInName: /^Fedora-Cloud-Base-(?:AmazonEC2\.[a-z0-9_]+-)?(\d+)-([\d.]+)/,
	order: "date",
	lines: [{
		variant: "standard",
		names: ["Fedora-Cloud-Base-AmazonEC2.{arch}-{version}-*", "Fedora-Cloud-Base-{version}-*.{arch}-hvm-*"],
		exclude: ["*Prerelease*", "*Rawhide*"]
	}],
	evidence: {
		source: "kitchen-ec2 and several public tables agree",
		verified: true,
		doubts: "images were renamed at 41"
	}
};
const almalinux = {
	id: "almalinux",
	title: "AlmaLinux",
	aliases: ["alma"],
	owners: { aws: ["764336703387"] },
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{1,2}(\.\d+)?$/,
		example: "9"
	},
	versionInName: /^AlmaLinux OS (\d+(?:\.\d+)*)(?:\.(\d{8}))? /,
	order: "version",
	lines: [{
		variant: "standard",
		names: ["AlmaLinux OS {version}.*", "AlmaLinux OS {version} *"],
		exclude: NO_PREVIEWS
	}],
	evidence: {
		source: "kitchen-ec2 and the AlmaLinux/cloud-images workflows agree",
		verified: true
	}
};
const rocky = {
	id: "rocky",
	title: "Rocky Linux",
	aliases: ["rockylinux", "rocky-linux"],
	owners: { aws: ["792107900819"] },
	sshUser: "rocky",
	archWords: {
		x86_64: "x86_64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{1,2}(\.\d+)?$/,
		example: "9"
	},
	versionInName: /^Rocky-\d+-(?:EC2|ec2)-(?:Base-|LVM-)?(\d+(?:\.\d+)*)-(\d{8}(?:\.\d+)?)/,
	order: "version",
	lines: [
		{
			variant: "base",
			versions: /^\d+$/,
			names: ["Rocky-{version}-EC2-Base-*.{arch}*", "Rocky-{version}-ec2-*.{arch}*"],
			exclude: NO_PREVIEWS
		},
		{
			variant: "base",
			names: ["Rocky-*-EC2-Base-{version}-*.{arch}*"],
			exclude: NO_PREVIEWS
		},
		{
			variant: "lvm",
			versions: /^\d+$/,
			names: ["Rocky-{version}-EC2-LVM-*.{arch}*"],
			exclude: NO_PREVIEWS
		},
		{
			variant: "lvm",
			names: ["Rocky-*-EC2-LVM-{version}-*.{arch}*"],
			exclude: NO_PREVIEWS
		}
	],
	evidence: {
		source: "kitchen-ec2 and the kOps image documentation agree",
		verified: true
	}
};
const oracleLinux = {
	id: "oracle-linux",
	title: "Oracle Linux",
	aliases: [
		"oracle",
		"ol",
		"oraclelinux"
	],
	owners: { aws: ["131827586825"] },
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{1,2}(\.\d+)?$/,
		example: "9"
	},
	versionInName: /^OL(\d+(?:\.\d+)*)-.*?-(\d[\d-]*)$/,
	order: "version",
	lines: [{
		variant: "standard",
		names: ["OL{version}.*-{arch}-HVM-*", "OL{version}-{arch}-HVM-*"]
	}],
	evidence: {
		source: "several public tables",
		verified: false,
		doubts: "one of them says that Oracle stopped publishing"
	}
};
// ../../packages/selector/lib/publishers/others.js
const sles = {
	id: "sles",
	title: "SUSE Linux Enterprise Server",
	aliases: ["suse"],
	owners: {
		aws: ["013907871322"],
		"aws-cn": ["841869936221"]
	},
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^(15-sp\d|16-\d)$/,
		example: "15-sp7"
	},
	versionWords: {
		"16.0": "16-0",
		"16.1": "16-1",
		"15.7": "15-sp7",
		"15.6": "15-sp6",
		"15.5": "15-sp5"
	},
	ssmVersionWords: {
		"16-0": "16.0",
		"16-1": "16.1"
	},
	versionInName: /^suse-sles-(\d+-(?:sp)?\d+)-.*v(\d{8})/,
	order: "date",
	lines: [{
		variant: "on-demand",
		names: ["suse-sles-{version}-v*-hvm-ssd-{arch}"],
		exclude: ["suse-sles-*-byos-*", "suse-sles-sap*"],
		ssmParameter: "/aws/service/suse/sles/{version}/{arch}/latest"
	}, {
		variant: "byos",
		names: ["suse-sles-{version}-byos-v*-hvm-ssd-{arch}"],
		ssmParameter: "/aws/service/suse/sles-byos/{version}/{arch}/latest"
	}],
	evidence: {
		source: "public SSM parameters as moto records them, aws/eks-hybrid",
		verified: true,
		unverifiedPartitions: ["aws-cn"]
	}
};
const freebsd = {
	id: "freebsd",
	title: "FreeBSD",
	owners: { aws: ["782442783595"] },
	formerOwners: ["118940168514"],
	sshUser: "ec2-user",
	archWords: {
		x86_64: "amd64",
		arm64: "arm64"
	},
	ssmArchWords: {
		x86_64: "amd64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}(\.\d)?$/,
		example: "14.3"
	},
	versionInName: /^FreeBSD (\d+\.\d+)-RELEASE(?:-p(\d+))?/,
	order: "version",
	lines: [
		"base",
		"small",
		"cloud-init",
		"builder"
	].flatMap((flavour) => [[`${flavour}-ufs`, `${flavour} UFS`], [`${flavour}-zfs`, `${flavour} ZFS`]]).map(([variant, words]) => ({
		variant,
		names: [`FreeBSD {version}-RELEASE-{arch}* ${words}`, `FreeBSD {version}.?-RELEASE-{arch}* ${words}`],
		ssmParameter: `/aws/service/freebsd/{arch}/${variant.replace(/-(?=[uz]fs$)/, "/")}/{version}/RELEASE`
	})),
	evidence: {
		source: "the FreeBSD release script and newer kitchen-ec2 agree",
		verified: true
	}
};
const flatcar = {
	id: "flatcar",
	title: "Flatcar Container Linux",
	owners: { aws: ["075585003325"] },
	sshUser: "core",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{4}(\.\d+){0,2}$/,
		example: "4230"
	},
	versionInName: /^Flatcar-[a-z]+-(\d+\.\d+\.\d+)/,
	order: "version",
	lines: [
		"stable",
		"beta",
		"alpha",
		"lts"
	].map((variant) => ({
		variant,
		names: [
			`Flatcar-${variant}-{version}-hvm`,
			`Flatcar-${variant}-{version}-arm64-hvm`,
			`Flatcar-${variant}-{version}.*-hvm`
		]
	})),
	evidence: {
		source: "kOps image documentation and image-builder agree",
		verified: true
	}
};
const fedoraCoreos = {
	id: "fedora-coreos",
	title: "Fedora CoreOS",
	aliases: ["fcos", "coreos"],
	owners: { aws: ["125523088429"] },
	sshUser: "core",
	archWords: {
		x86_64: "x86_64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}$/,
		example: "43"
	},
	versionInName: /^fedora-coreos-(\d+\.\d+\.\d+\.\d+)/,
	order: "version",
	lines: [{
		variant: "standard",
		names: ["fedora-coreos-{version}.*-{arch}"]
	}],
	evidence: {
		source: "one public table",
		verified: false,
		doubts: "name pattern not confirmed"
	}
};
const nixos = {
	id: "nixos",
	title: "NixOS",
	owners: { aws: ["427812963091"] },
	formerOwners: ["080433136561"],
	sshUser: "root",
	archWords: {
		x86_64: "x86_64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}\.\d{2}$/,
		example: "25.05"
	},
	versionInName: /^nixos\/(\d+\.\d+(?:\.\d+)*)/,
	order: "date",
	lines: [{
		variant: "standard",
		names: ["nixos/{version}*-{arch}-linux"]
	}],
	evidence: {
		source: "NixOS/amis repository",
		verified: true,
		doubts: "the SSH user comes from one source"
	}
};
const arch = {
	id: "arch",
	title: "Arch Linux (uplink, unofficial)",
	aliases: ["archlinux", "arch-linux"],
	owners: { aws: ["647457786197"] },
	sshUser: "arch",
	architectures: ["x86_64"],
	version: {
		pattern: /^(\d{8}|\d{4}\.\d{2}\.\d{2})$/,
		example: "20260801"
	},
	order: "date",
	lines: [{
		variant: "std",
		names: ["arch-linux-std-hvm-{version}*-ebs"]
	}, {
		variant: "ec2",
		names: ["arch-linux-ec2-hvm-{version}*-ebs"]
	}],
	evidence: {
		source: "several public tables",
		verified: false,
		doubts: "not an official image"
	}
};
const alpine = {
	id: "alpine",
	title: "Alpine Linux",
	owners: { aws: ["538276064493"] },
	sshUser: "alpine",
	archWords: {
		x86_64: "x86_64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^3(\.\d+){0,2}$/,
		example: "3.22"
	},
	versionInName: /^alpine-(\d+\.\d+\.\d+)-.*-r(\d+)$/,
	order: "version",
	lines: ["cloudinit", "tiny"].map((variant) => ({
		variant,
		names: [`alpine-{version}.*-{arch}-*-${variant}-*`, `alpine-{version}-{arch}-*-${variant}-*`]
	})),
	evidence: {
		source: "several public tables",
		verified: false
	}
};
// ../../packages/selector/lib/publishers/ubuntu.js
const FLAVOURS = [
	{
		variant: "server",
		folder: "ubuntu",
		suffix: "server",
		product: "server"
	},
	{
		variant: "minimal",
		folder: "ubuntu-minimal",
		suffix: "minimal",
		product: "server-minimal"
	},
	{
		variant: "pro",
		folder: "ubuntu-pro-server",
		suffix: "pro-server",
		product: "pro-server"
	}
];
const WITH_GP2 = /^(1\d|2[0-2])\.|^23\.04$/;
function linesOf$1({ variant, folder, suffix, product }) {
	const names = [`${folder}/images/hvm-ssd*/ubuntu-*-{version}-{arch}-${suffix}-*`];
	const parameter = (disk) => `/aws/service/canonical/ubuntu/${product}/{version}/stable/current/{arch}/hvm/ebs-${disk}/ami-id`;
	return [{
		variant,
		versions: WITH_GP2,
		names,
		ssmParameter: parameter("gp2")
	}, {
		variant,
		names,
		ssmParameter: parameter("gp3")
	}];
}
// ../../packages/selector/lib/publishers/table.js
const PUBLISHERS = [
	{
		id: "ubuntu",
		title: "Ubuntu (Canonical)",
		aliases: ["canonical"],
		owners: {
			aws: ["099720109477"],
			"aws-us-gov": ["513442679011"],
			"aws-cn": ["837727238323"]
		},
		sshUser: "ubuntu",
		archWords: {
			x86_64: "amd64",
			arm64: "arm64",
			i386: "i386"
		},
		architectures: [
			"x86_64",
			"arm64",
			"i386"
		],
		version: {
			pattern: /^\d{2}\.\d{2}$/,
			example: "24.04"
		},
		versionWords: {
			resolute: "26.04",
			plucky: "25.04",
			questing: "25.10",
			noble: "24.04",
			jammy: "22.04",
			focal: "20.04",
			bionic: "18.04",
			xenial: "16.04",
			trusty: "14.04"
		},
		versionInName: /-(\d+\.\d+)-[^/]*-(\d{8}(?:\.\d+)?)$/,
		order: "date",
		lines: FLAVOURS.flatMap(linesOf$1),
		evidence: {
			source: "Canonical, ubuntu-cloud-docs, find-ubuntu-images.rst",
			verified: true
		}
	},
	debian,
	amazonLinux,
	rhel,
	fedora,
	fedoraCoreos,
	centos,
	almalinux,
	rocky,
	sles,
	freebsd,
	windows,
	macos,
	ecs,
	eks,
	bottlerocket,
	deepLearning,
	flatcar,
	nixos,
	arch,
	oracleLinux,
	alpine
];
function publisherWords() {
	return PUBLISHERS.flatMap((publisher) => [publisher.id, ...publisher.aliases ?? []]);
}
function findPublisher(word) {
	const wanted = word.trim().toLowerCase();
	return PUBLISHERS.find((publisher) => publisher.id === wanted || (publisher.aliases ?? []).includes(wanted));
}
// ../../packages/selector/lib/conditions/age-conditions.js
function ageConditions(query, now) {
	const created = (image) => image.creationDate.getTime();
	const limits = limitsOf(query, now);
	const condition = (field, wanted, accepts) => wanted === void 0 ? [] : [{
		field,
		wanted,
		filters: [],
		accepts
	}];
	return [
		...condition("created-after", query.createdAfter, (image) => created(image) >= limits.createdAfter),
		...condition("created-before", query.createdBefore, (image) => created(image) < limits.createdBefore),
		...condition("minimum-age", query.minimumAge, (image) => created(image) <= limits.minimumAge),
		...condition("maximum-age", query.maximumAge, (image) => created(image) >= limits.maximumAge)
	];
}
function creationLimits(query, now) {
	const limits = limitsOf(query, now);
	const oldest = Math.max(limits.createdAfter, limits.maximumAge);
	const newest = Math.min(limits.createdBefore, limits.minimumAge);
	return {
		...Number.isFinite(oldest) ? { oldest } : {},
		...Number.isFinite(newest) ? { newest } : {}
	};
}
function limitsOf(query, now) {
	const ago = (age, otherwise) => {
		const duration = parseDuration$1(age ?? "");
		return duration === void 0 ? otherwise : now.getTime() - duration;
	};
	return {
		createdAfter: query.createdAfter === void 0 ? Number.NEGATIVE_INFINITY : Date.parse(query.createdAfter),
		createdBefore: query.createdBefore === void 0 ? Number.POSITIVE_INFINITY : Date.parse(query.createdBefore),
		minimumAge: ago(query.minimumAge, Number.POSITIVE_INFINITY),
		maximumAge: ago(query.maximumAge, Number.NEGATIVE_INFINITY)
	};
}
// ../../packages/selector/lib/conditions/field-conditions.js
const PLAIN = [
	"architecture",
	"virtualizationType",
	"imageType",
	"rootDeviceType",
	"bootMode",
	"hypervisor",
	"enaSupport",
	"imdsSupport",
	"tpmSupport",
	"state"
];
const NOT_FILTERABLE = ["imdsSupport", "tpmSupport"];
function fieldConditions(query, now) {
	return [
		...PLAIN.flatMap((field) => plainCondition(field, query)),
		...nameConditions(query),
		...tagConditions(query),
		...descriptionConditions(query),
		...ageConditions(query, now),
		...platformConditions(query),
		...rawConditions(query)
	];
}
function plainCondition(field, query) {
	const wanted = query[field];
	if (wanted === void 0) return [];
	const values = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
	const name = kebab(field);
	return [{
		field: name,
		wanted: values.join(" or "),
		filters: NOT_FILTERABLE.includes(field) ? [] : [{
			Name: name,
			Values: values
		}],
		accepts: (image) => values.includes(String(image[field]))
	}];
}
function nameConditions(query) {
	const conditions = [];
	if (query.name !== void 0) conditions.push(nameCondition("name", query.name));
	if (query.exclude !== void 0) conditions.push(excludeCondition(query.exclude));
	if (query.nameRegex !== void 0) {
		const expression = new RegExp(query.nameRegex);
		const accepts = (image) => expression.test(image.name);
		conditions.push({
			field: "name-regex",
			wanted: `/${query.nameRegex}/`,
			filters: [],
			accepts
		});
	}
	return conditions;
}
function nameCondition(field, globs) {
	const matches = globMatcher(globs);
	return {
		field,
		wanted: globs.join(" or "),
		filters: [{
			Name: "name",
			Values: globs
		}],
		accepts: (image) => matches(image.name)
	};
}
function excludeCondition(globs) {
	const matches = globMatcher(globs);
	return {
		field: "exclude",
		wanted: `not ${globs.join(", ")}`,
		filters: [],
		accepts: (image) => !matches(image.name)
	};
}
function tagConditions(query) {
	const byValue = Object.entries(query.tags ?? {}).map(([key, values]) => {
		const matches = globMatcher(values);
		return {
			field: "tags",
			wanted: `${key}=${values.join("|")}`,
			filters: [{
				Name: `tag:${key}`,
				Values: values
			}],
			accepts: (image) => Object.hasOwn(image.tags, key) && matches(image.tags[key] ?? "")
		};
	});
	const byKey = (query.tagKeys ?? []).map((key) => ({
		field: "tag-keys",
		wanted: key,
		filters: [{
			Name: "tag-key",
			Values: [key]
		}],
		accepts: (image) => Object.keys(image.tags).some(globMatcher([key]))
	}));
	return mergeTagKeys([...byValue, ...byKey]);
}
function mergeTagKeys(conditions) {
	let sent = false;
	return conditions.map((condition) => {
		if (condition.field !== "tag-keys") return condition;
		if (sent) return {
			...condition,
			filters: []
		};
		sent = true;
		return condition;
	});
}
function descriptionConditions(query) {
	const globs = query.description;
	if (globs === void 0) return [];
	const matches = globMatcher(globs);
	return [{
		field: "description",
		wanted: globs.join(" or "),
		filters: [{
			Name: "description",
			Values: globs
		}],
		accepts: (image) => matches(image.description ?? "")
	}];
}
function platformConditions(query) {
	const platform = query.platform;
	if (platform === void 0) return [];
	return [{
		field: "platform",
		wanted: platform,
		filters: platform === "windows" ? [{
			Name: "platform",
			Values: ["windows"]
		}] : [],
		accepts: (image) => image.platform === platform
	}];
}
function rawConditions(query) {
	const raw = Object.entries(query.filters ?? {}).map(([name, values]) => ({
		field: `filters.${name}`,
		wanted: values.join(" or "),
		filters: [{
			Name: name,
			Values: values
		}]
	}));
	const codes = query.productCode;
	if (codes === void 0) return raw;
	const accepts = (image) => image.productCodes.some((code) => codes.includes(code));
	const filters = [{
		Name: "product-code",
		Values: codes
	}];
	return [...raw, {
		field: "product-code",
		wanted: codes.join(" or "),
		filters,
		accepts
	}];
}
// ../../packages/selector/lib/conditions/owner-condition.js
const ALIASES = [
	"amazon",
	"aws-marketplace",
	"aws-backup-vault"
];
function ownerCondition(owners, asked) {
	return {
		field: asked,
		wanted: owners.join(" or "),
		filters: [],
		accepts: (image) => owners.some((owner) => isOwnedBy(image, owner)),
		relax: ({ Owners, ...request }) => request
	};
}
function isOwnedBy(image, owner) {
	if (ALIASES.includes(owner)) return image.ownerAlias === owner;
	if (owner === "self") return image.ownerAlias === void 0 || image.ownerAlias === "self";
	return image.ownerId === owner;
}
// ../../packages/selector/lib/conditions/resolve-query.js
function resolveQuery(query, circumstances) {
	const publisher = query.publisher === void 0 ? void 0 : findPublisher(query.publisher);
	const owners = ownersOf(query, publisher, circumstances.region);
	const expanded = publisher === void 0 ? query : withPublisher(query, publisher);
	return {
		...circumstances,
		owners,
		allowsAnyOwner: query.allowAnyOwner ?? false,
		conditions: [
			...ownerConditions(owners, query),
			...publisherConditions(query, publisher),
			...fieldConditions(withDefaults(expanded), circumstances.now),
			...lifeConditions(query, circumstances.now)
		],
		executableBy: query.executableBy,
		includeDeprecated: query.includeDeprecated ?? false,
		includeDisabled: query.includeDisabled ?? false,
		order: query.order ?? defaultOrder(query, publisher),
		nth: query.nth ?? 1,
		...creationLimits(query, circumstances.now),
		...publisher?.versionInName === void 0 ? {} : { versionInName: publisher.versionInName },
		warnings: publisher === void 0 ? [] : doubts(publisher, query, circumstances.region)
	};
}
function withDefaults(query) {
	if (query.imageId !== void 0 || query.ssmParameter !== void 0) return {
		state: ["available"],
		...query
	};
	return {
		state: query.includeDisabled === true ? ["available", "disabled"] : ["available"],
		imageType: "machine",
		...query
	};
}
function withPublisher(query, publisher) {
	return {
		...query,
		architecture: askPublisher(publisher, query).architecture
	};
}
function defaultOrder(query, publisher) {
	if (publisher === void 0) return "date";
	return (query.version ?? publisher.version.default) !== void 0 ? publisher.order : "version";
}
function ownersOf(query, publisher, region) {
	if (query.owners !== void 0) return query.owners;
	if (publisher === void 0) return void 0;
	const owners = ownersIn(publisher, region);
	if (owners !== void 0) return owners;
	const known = Object.keys(publisher.owners).join(", ");
	throw invalidQuery([{
		field: "publisher",
		message: `${publisher.id} has no known owner in partition ${partitionOf(region)} (${region}); known in ${known}. Name the owner yourself`
	}]);
}
function ownerConditions(owners, query) {
	if (owners === void 0) return [];
	return [ownerCondition(owners, query.owners === void 0 ? "publisher" : "owner")];
}
function publisherConditions(query, publisher) {
	if (publisher === void 0) return [];
	const answer = askPublisher(publisher, query);
	const names = nameCondition(query.version === void 0 ? "name" : "version", answer.names);
	const conditions = query.name === void 0 ? [names] : [{
		...names,
		filters: []
	}];
	return answer.exclude.length === 0 ? conditions : [...conditions, excludeCondition(answer.exclude)];
}
function lifeConditions(query, now) {
	if (query.includeDeprecated === true || query.imageId !== void 0 || query.ssmParameter !== void 0) return [];
	return [{
		field: "include-deprecated",
		wanted: "false (not deprecated)",
		filters: [],
		accepts: (image) => !isDeprecated(image, now),
		relax: (request) => ({
			...request,
			IncludeDeprecated: true
		})
	}];
}
function doubts(publisher, query, region) {
	const { evidence } = publisher;
	const partition = partitionOf(region);
	if (!(!evidence.verified || (evidence.unverifiedPartitions ?? []).includes(partition)) || query.owners !== void 0) return [];
	return [`The owner of ${publisher.id} in ${partition} is known from one source only (${evidence.source}): check it`];
}
// ../../packages/selector/lib/publishers/recognise.js
function publisherOf(image) {
	const partition = partitionOf(image.region);
	const owned = PUBLISHERS.filter((publisher) => hasOwner$1(publisher, partition, image.ownerId));
	const byAlias = PUBLISHERS.filter((publisher) => hasOwner$1(publisher, partition, image.ownerAlias));
	return [...owned, ...byAlias].find((publisher) => lineOf(publisher, image.name) !== void 0) ?? (owned.length === 1 ? owned[0] : void 0);
}
function sshUserOf(publisher, name) {
	return lineOf(publisher, name)?.sshUser ?? publisher.sshUser;
}
function hasOwner$1(publisher, partition, owner) {
	if (owner === void 0) return false;
	return publisher.owners[partition]?.includes(owner) === true || publisher.formerOwners?.includes(owner) === true;
}
function lineOf(publisher, name) {
	return publisher.lines.find((line) => {
		return globMatcher(line.names.map((glob) => glob.replaceAll("{version}", "*").replaceAll("{arch}", "*")))(name);
	});
}
// ../../packages/selector/lib/image/normalise-image.js
const DAY_MS$1 = 864e5;
const UNKNOWN_DATE = "1970-01-01T00:00:00.000Z";
function toImage(raw, context) {
	const creationDate = new Date(raw.CreationDate ?? UNKNOWN_DATE);
	return {
		id: raw.ImageId ?? "",
		name: raw.Name ?? "",
		ownerId: raw.OwnerId ?? "",
		region: context.region,
		architecture: raw.Architecture ?? "x86_64",
		creationDate,
		ageDays: Math.max(0, Math.floor((context.now.getTime() - creationDate.getTime()) / DAY_MS$1)),
		state: raw.State ?? "",
		virtualizationType: raw.VirtualizationType ?? "",
		imageType: raw.ImageType ?? "",
		rootDeviceName: raw.RootDeviceName ?? "",
		rootDeviceType: raw.RootDeviceType ?? "",
		enaSupport: raw.EnaSupport ?? false,
		platform: String(raw.Platform ?? "linux").toLowerCase(),
		tags: tagsOf(raw),
		productCodes: (raw.ProductCodes ?? []).flatMap((code) => code.ProductCodeId ?? []),
		public: raw.Public ?? false,
		...optionalMembers(raw)
	};
}
function recogniseImage(image) {
	const publisher = publisherOf(image);
	if (publisher === void 0) return image;
	return {
		...image,
		publisher: publisher.id,
		sshUser: sshUserOf(publisher, image.name)
	};
}
function tagsOf(raw) {
	return Object.fromEntries((raw.Tags ?? []).map((tag) => [tag.Key ?? "", tag.Value ?? ""]));
}
function optionalMembers(raw) {
	return defined({
		ownerAlias: raw.ImageOwnerAlias,
		deprecationTime: raw.DeprecationTime === void 0 ? void 0 : new Date(raw.DeprecationTime),
		hypervisor: raw.Hypervisor,
		bootMode: raw.BootMode,
		imdsSupport: raw.ImdsSupport,
		tpmSupport: raw.TpmSupport,
		platformDetails: raw.PlatformDetails,
		description: raw.Description,
		allowed: raw.ImageAllowed,
		publicSsmParameter: raw.PublicSsmParameterName,
		supportedInstanceTypes: typesOf(raw.InstanceTypeSpecification?.SupportedInstanceTypes),
		unsupportedInstanceTypes: typesOf(raw.InstanceTypeSpecification?.UnsupportedInstanceTypes)
	});
}
function typesOf(items) {
	const names = (items ?? []).flatMap((item) => item.InstanceType ?? []);
	return names.length === 0 ? void 0 : names;
}
function defined(members) {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== void 0));
}
function conclude({ shortlist, since }, query, ranking) {
	const best = shortlist.best();
	const image = best[query.nth - 1];
	if (image === void 0) return void 0;
	if (query.order === "exactly-one" && shortlist.matches() > 1) throw ambiguous(best, shortlist.matches());
	const next = best.slice(query.nth, query.nth + 3);
	const runnersUp = since === void 0 ? next : next.filter((one) => isCurrent(one, query.now));
	return {
		image: recogniseImage(image),
		reasons: reasonsFor(image, {
			runnerUp: runnersUp[0],
			query,
			ranking,
			among: amongOf(shortlist, since)
		}),
		runnersUp: runnersUp.map(recogniseImage),
		rejected: shortlist.rejections(),
		warnings: [...query.warnings, ...warningsFor(image, query)]
	};
}
function amongOf(shortlist, since) {
	const matches = shortlist.matches() === 1 ? "1 match" : `${shortlist.matches()} matches`;
	return since === void 0 ? matches : `${matches} since ${since.toISOString().slice(0, 10)}`;
}
function reasonsFor(image, ground) {
	const { query } = ground;
	const conditions = query.conditions.filter(({ field }) => field !== "publisher" && field !== "owner");
	return [
		rankReason(image, ground),
		`owner: ${image.ownerAlias === void 0 ? image.ownerId : `${image.ownerId} (${image.ownerAlias})`}, ${ownerReason(query)}`,
		...conditions.map(({ field, wanted }) => `${field}: ${wanted}`)
	];
}
function ownerReason(query) {
	if (query.owners !== void 0) return `asked for ${query.owners.join(" or ")}`;
	return query.allowsAnyOwner ? "any owner was allowed" : "named directly";
}
function rankReason(image, { runnerUp, query, ranking, among }) {
	const subject = `${image.id} (${image.name || "no name"}, ${image.creationDate.toISOString()})`;
	if (query.order === "exactly-one") return `${subject} is the only match`;
	const sentence = `${subject} is ${query.nth === 1 ? "the best" : `number ${query.nth}`} of ${among} by ${query.order === "version" ? "version in the name, then date" : "creation date, newest first"}`;
	if (runnerUp === void 0) return sentence;
	const key = ranking.decidedBy(image, runnerUp);
	if (key !== "name" && key !== "id") return sentence;
	return `${sentence}; tie with ${runnerUp.id} (${runnerUp.name}) decided by ${key === "name" ? "name" : "id"}`;
}
function warningsFor(image, query) {
	const warnings = [];
	if (isDeprecated(image, query.now)) warnings.push(`${image.id} is deprecated since ${image.deprecationTime?.toISOString()}`);
	if (image.state === "disabled") warnings.push(`${image.id} is disabled and cannot be launched`);
	if (image.allowed === false) warnings.push(`${image.id} is not among the account's Allowed AMIs (audit mode)`);
	if (query.owners === void 0) warnings.push(`The owner of ${image.id} (${image.ownerId}) was not restricted`);
	return warnings;
}
function ambiguous(best, matches) {
	const names = best.map((image) => `  - ${image.id} ${image.name} ${image.architecture} ${image.creationDate.toISOString()}`);
	const hint = `They differ in ${[
		"name",
		"architecture",
		"rootDeviceType",
		"virtualizationType",
		"bootMode",
		"ownerId"
	].filter((field) => new Set(best.map((image) => image[field])).size > 1).join(", ") || "creation date"}: ask for one of these, or order by date or version.`;
	return new SelectorError("AMBIGUOUS", `${matches} images match, exactly one was asked for:\n${names.join("\n")}`, {
		hint,
		details: {
			matches,
			ids: best.map((image) => image.id)
		}
	});
}
// ../../packages/selector/lib/choose/version.js
const NOISE = /x86[_-]64|amd64|arm64|aarch64|i386|i686|gp[23]|io[12]|ext[34]|ec2|s3|utf-?8|sha256|64-?bit|32-?bit/gi;
const PREVIEW = {
	dev: -6,
	nightly: -6,
	snapshot: -6,
	alpha: -5,
	preview: -4,
	pre: -4,
	beta: -3,
	rc: -2
};
function versionOf(name, pattern) {
	const match = pattern?.exec(name);
	const text = match === null || match === void 0 ? name.replace(NOISE, " ") : match.slice(1).join(" ");
	const numbers = [];
	for (const [token] of text.matchAll(/\d+|[a-z]+/gi)) {
		const preview = PREVIEW[token.toLowerCase()];
		if (preview !== void 0) numbers.push(preview);
		else if (/^\d/.test(token)) numbers.push(Number(token));
	}
	return numbers;
}
function compareVersions(left, right) {
	const length = Math.max(left.length, right.length);
	for (let index = 0; index < length; index += 1) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
// ../../packages/selector/lib/choose/ranking.js
function createRanking(rules) {
	const steps = stepsOf(rules);
	const decide = (left, right) => {
		for (const [key, compare] of steps) {
			const difference = compare(left, right);
			if (difference !== 0) return [key, difference];
		}
		return ["id", 0];
	};
	return {
		compare: (left, right) => decide(left, right)[1],
		decidedBy: (left, right) => decide(left, right)[0]
	};
}
function stepsOf({ order, now, versionInName }) {
	const life = (image) => (image.state === "disabled" ? 2 : 0) + (isDeprecated(image, now) ? 1 : 0);
	const version = (image) => versionOf(image.name, versionInName);
	return [
		["life", (left, right) => life(left) - life(right)],
		...order === "version" ? [["version", (left, right) => compareVersions(version(right), version(left))]] : [],
		["date", (left, right) => right.creationDate.getTime() - left.creationDate.getTime()],
		["name", (left, right) => compareNames(right.name, left.name)],
		["id", (left, right) => compareText(left.id, right.id)]
	];
}
function compareNames(left, right) {
	return compareVersions(versionOf(left), versionOf(right)) || compareText(left, right);
}
function compareText(left, right) {
	if (left === right) return 0;
	return left < right ? -1 : 1;
}
// ../../packages/selector/lib/choose/shortlist.js
function createShortlist(options) {
	const { conditions, ranking, size } = options;
	const best = [];
	const counts = /* @__PURE__ */ new Map();
	let matches = 0;
	const offer = (image) => {
		const failed = conditions.find((condition) => condition.accepts?.(image) === false);
		if (failed !== void 0) {
			counts.set(failed, (counts.get(failed) ?? 0) + 1);
			return;
		}
		matches += insert(best, image, ranking) ? 1 : 0;
		if (best.length > size) best.pop();
	};
	const rejections = () => [...counts].map(([{ field, wanted }, count]) => ({
		field,
		wanted,
		count
	}));
	return {
		offer,
		best: () => best,
		matches: () => matches,
		rejections
	};
}
function insert(best, image, ranking) {
	let at = best.length;
	while (at > 0) {
		const neighbour = best[at - 1];
		const difference = neighbour === void 0 ? -1 : ranking.compare(neighbour, image);
		if (difference === 0) return false;
		if (difference < 0) break;
		at -= 1;
	}
	best.splice(at, 0, image);
	return true;
}
// ../../packages/selector/lib/image/architecture.js
const WORDS = {
	x86_64: "x86_64",
	"x86-64": "x86_64",
	x8664: "x86_64",
	x64: "x86_64",
	amd64: "x86_64",
	amd: "x86_64",
	intel: "x86_64",
	intel64: "x86_64",
	em64t: "x86_64",
	"64bit": "x86_64",
	"64-bit": "x86_64",
	arm64: "arm64",
	arm: "arm64",
	aarch64: "arm64",
	armv8: "arm64",
	graviton: "arm64",
	i386: "i386",
	i686: "i386",
	x86: "i386",
	ia32: "i386",
	"32bit": "i386",
	"32-bit": "i386",
	x86_64_mac: "x86_64_mac",
	"x86_64-mac": "x86_64_mac",
	arm64_mac: "arm64_mac",
	"arm64-mac": "arm64_mac"
};
const ARCHITECTURE_WORDS = Object.keys(WORDS);
function architectureOf(word) {
	const key = word.trim().toLowerCase();
	return Object.hasOwn(WORDS, key) ? WORDS[key] : void 0;
}
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commandBuilder.js
const command = (0,_client_command_builder_js__WEBPACK_IMPORTED_MODULE_1__.t)(_schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.a, "AmazonEC2", "EC2Client", _endpoints_js__WEBPACK_IMPORTED_MODULE_2__.t);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeImagesCommand.js
var DescribeImagesCommand = class extends command(_ep0, _mw0, "DescribeImages", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.t) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeRegionsCommand.js
var DescribeRegionsCommand = class extends command(_ep0, _mw0, "DescribeRegions", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.n) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/GetAllowedImagesSettingsCommand.js
var GetAllowedImagesSettingsCommand = class extends command(_ep0, _mw0, "GetAllowedImagesSettings", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.r) {};
// ../../packages/selector/lib/plan/aws-errors.js
const CODES = [
	[/^(UnauthorizedOperation|AccessDenied|AccessDeniedException|UnauthorizedAccess)$/, "PERMISSION_DENIED"],
	[/^(OptInRequired|UnrecognizedClientException|InvalidClientTokenId|AuthFailure)$/, "REGION_NOT_ENABLED"],
	[/^(CredentialsProviderError|ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/, "NO_CREDENTIALS"],
	[/^(RequestLimitExceeded|Throttling|ThrottlingException|TooManyRequestsException)$/, "THROTTLED"],
	[/^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|TimeoutError)$/, "UNREACHABLE_ENDPOINT"],
	[/^(AbortError|ABORT_ERR)$/, "ABORTED"],
	[/^ParameterNotFound|^ParameterVersionNotFound/, "PARAMETER_NOT_FOUND"],
	[/^InvalidAMIID\./, "NO_IMAGE"]
];
const HINTS = {
	PERMISSION_DENIED: ({ action }) => `Allow the action ${action} on resource "*".`,
	REGION_NOT_ENABLED: ({ region }) => `Is ${region} enabled for this account, and are the credentials meant for its partition?`,
	NO_CREDENTIALS: () => "Give the job credentials first, or renew them.",
	THROTTLED: () => "Ask for fewer regions at once, or later.",
	UNREACHABLE_ENDPOINT: ({ region }) => `Is "${region}" a region, and can this machine reach its endpoint?`
};
function explainAwsError(error, asked) {
	if (error instanceof SelectorError) return error;
	const names = namesOf(error);
	const code = CODES.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? "AWS_ERROR";
	const hint = HINTS[code]?.(asked);
	const text = error instanceof Error && error.message !== "" ? error.message : names.join(" ");
	return new SelectorError(code, `${asked.action} in ${asked.region} failed: ${text}`, {
		cause: error,
		details: {
			region: asked.region,
			action: asked.action,
			awsError: names[0]
		},
		...hint === void 0 ? {} : { hint }
	});
}
function namesOf(error, depth = 0) {
	if (typeof error !== "object" || error === null || depth > 4) return [];
	const { name, code, Code, cause, errors } = error;
	const own = [
		name,
		code,
		Code
	].filter((word) => typeof word === "string");
	const inner = Array.isArray(errors) ? errors.flatMap((one) => namesOf(one, depth + 1)) : [];
	return [
		...own,
		...namesOf(cause, depth + 1),
		...inner
	];
}
// ../../packages/selector/lib/plan/count-bytes.js
function countBytes(command, meter) {
	command.middlewareStack.add((next) => async (args) => {
		const result = await next(args);
		const response = result.response;
		if (isReadable(response?.body)) listen(response.body, meter);
		return result;
	}, {
		step: "deserialize",
		name: "countBytes",
		priority: "low"
	});
}
function listen(body, meter) {
	body.on("data", (chunk) => {
		meter.bytes += chunk.byteLength;
	});
	body.pause();
}
function isReadable(body) {
	return typeof body === "object" && body !== null && "pause" in body && typeof body.pause === "function";
}
// ../../packages/selector/lib/plan/describe-images.js
const PAGE_SIZE = 1e3;
function requestFor(query) {
	return {
		Filters: query.conditions.flatMap((condition) => condition.filters).map(({ Name, Values }) => ({
			Name,
			Values: [...Values]
		})),
		...query.owners === void 0 ? {} : { Owners: [...query.owners] },
		...query.executableBy === void 0 ? {} : { ExecutableUsers: [...query.executableBy] },
		...query.includeDeprecated ? { IncludeDeprecated: true } : {},
		...query.includeDisabled ? { IncludeDisabled: true } : {}
	};
}
async function* listImages(request, connection) {
	let token;
	do {
		const page = await askPage(token === void 0 ? request : {
			...request,
			NextToken: token
		}, connection);
		yield* page.images;
		token = page.token;
	} while (token !== void 0);
}
async function firstPage(request, connection) {
	const { images, token } = await askPage(request, connection);
	return {
		images,
		hasMore: token !== void 0
	};
}
async function askPage(request, connection) {
	const { ec2, meter, signal, region } = connection;
	const size = request.ImageIds === void 0 ? { MaxResults: PAGE_SIZE } : {};
	const command = new DescribeImagesCommand({
		...request,
		...size
	});
	countBytes(command, meter);
	meter.calls += 1;
	try {
		const answer = await ec2.send(command, signal === void 0 ? {} : { abortSignal: signal });
		const images = answer.Images ?? [];
		meter.images += images.length;
		return {
			images,
			token: answer.NextToken === "" ? void 0 : answer.NextToken
		};
	} catch (error) {
		throw explainAwsError(error, {
			region,
			action: "ec2:DescribeImages"
		});
	}
}
// ../../packages/selector/lib/plan/read-parameter.js
async function readParameter(name, connection) {
	const { GetParameterCommand } = await Promise.all(/* import() */[__nccwpck_require__.e(496), __nccwpck_require__.e(836), __nccwpck_require__.e(985), __nccwpck_require__.e(347)]).then(__nccwpck_require__.bind(__nccwpck_require__, 347));
	const { region, meter, signal, ssm } = connection;
	meter.calls += 1;
	const options = signal === void 0 ? {} : { abortSignal: signal };
	const value = ((await ssm.send(new GetParameterCommand({ Name: name }), options).catch((error) => {
		throw explainAwsError(error, {
			region,
			action: `ssm:GetParameter ${name}`
		});
	})).Parameter?.Value ?? "").trim();
	const id = imageIdIn(value);
	if (id !== void 0) return id;
	throw new SelectorError("PARAMETER_NOT_FOUND", `The parameter ${name} in ${region} holds no image id but "${value.slice(0, 80)}".`, { hint: "For recommended parameters of ECS and EKS take the one that ends in /image_id." });
}
function imageIdIn(value) {
	return /^ami-[0-9a-f]{8,17}$/.exec(value)?.[0] ?? /"image_id"\s*:\s*"(ami-[0-9a-f]{8,17})"/.exec(value)?.[1];
}
// ../../packages/selector/lib/plan/windows.js
const SPANS = [
	2,
	10,
	48
];
function planWindows(limits) {
	const isOpen = limits.newest === void 0;
	let after = monthOf(new Date(limits.newest ?? limits.now)) + 1;
	const windows = [];
	for (const span of SPANS) {
		const first = after - span;
		const future = isOpen && windows.length === 0 ? untilNextYear(after) : [];
		windows.push({
			values: [...future, ...datePatterns(first, after)],
			from: startOf(first)
		});
		after = first;
		if (limits.oldest !== void 0 && startOf(first) <= limits.oldest) break;
	}
	return windows;
}
function monthOf(date) {
	return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
function startOf(month) {
	return Date.UTC(Math.floor(month / 12), month % 12);
}
function untilNextYear(month) {
	const nextYear = Math.floor((month - 1) / 12) + 1;
	return [...datePatterns(month, nextYear * 12), `${nextYear}-*`];
}
function datePatterns(first, end) {
	const patterns = [];
	for (let month = first; month < end; month += 1) {
		const year = Math.floor(month / 12);
		if (month % 12 === 0 && month + 12 <= end) {
			patterns.push(`${year}-*`);
			month += 11;
			continue;
		}
		patterns.push(`${year}-${String(month % 12 + 1).padStart(2, "0")}-*`);
	}
	return patterns;
}
// ../../packages/selector/lib/plan/search.js
async function search(query, ranking, connection) {
	const request = requestFor(query);
	if (!canStopEarly(query, request)) return { shortlist: await listAll(request, {
		query,
		ranking,
		connection
	}) };
	if (query.owners?.includes("self") === true) {
		const complete = await listIfShort(request, {
			query,
			ranking,
			connection
		});
		if (complete !== void 0) return { shortlist: complete };
	}
	return searchWindows(request, {
		query,
		ranking,
		connection
	});
}
function canStopEarly(query, request) {
	const hasOwnDates = (request.Filters ?? []).some((filter) => filter.Name === "creation-date");
	return query.order === "date" && !hasOwnDates;
}
async function searchWindows(request, search) {
	const shortlist = newShortlist(search);
	for (const window of planWindows(search.query)) {
		await offerAll(withinWindow(request, window), shortlist, search);
		if (isDecided(shortlist, search.query)) return {
			shortlist,
			since: new Date(window.from)
		};
	}
	return { shortlist: await listAll(request, search) };
}
async function listIfShort(request, search) {
	const page = await firstPage(request, search.connection);
	if (page.hasMore) return void 0;
	const shortlist = newShortlist(search);
	for (const raw of page.images) shortlist.offer(toImage(raw, search.query));
	return shortlist;
}
async function listAll(request, search) {
	const shortlist = newShortlist(search);
	await offerAll(request, shortlist, search);
	return shortlist;
}
async function offerAll(request, shortlist, search) {
	for await (const raw of listImages(request, search.connection)) shortlist.offer(toImage(raw, search.query));
}
function withinWindow(request, window) {
	const filter = {
		Name: "creation-date",
		Values: [...window.values]
	};
	return {
		...request,
		Filters: [...request.Filters ?? [], filter]
	};
}
function isDecided(shortlist, query) {
	const image = shortlist.best()[query.nth - 1];
	return image !== void 0 && isCurrent(image, query.now);
}
function newShortlist({ query, ranking }) {
	return createShortlist({
		conditions: query.conditions,
		ranking,
		size: query.nth + 3
	});
}
// ../../packages/selector/lib/answer.js
async function answerQuery(query, context) {
	const resolved = resolveQuery(query, {
		region: context.connection.region,
		now: context.now
	});
	return query.imageId !== void 0 || query.ssmParameter !== void 0 ? describeOne(query, resolved, context) : searchFor(query, resolved, context);
}
async function searchFor(query, resolved, context) {
	const ranking = createRanking(resolved);
	const found = await search(resolved, ranking, context.connection);
	const choice = conclude(found, resolved, ranking);
	if (choice !== void 0) return { choice };
	const { shortlist } = found;
	return { miss: {
		query,
		resolved,
		rejected: shortlist.rejections(),
		matches: shortlist.matches()
	} };
}
async function describeOne(query, resolved, context) {
	const ranking = createRanking(resolved);
	const shortlist = createShortlist({
		conditions: resolved.conditions,
		ranking,
		size: 1
	});
	const miss = {
		query,
		resolved,
		rejected: [],
		matches: 0
	};
	try {
		const id = query.imageId ?? await readParameter(query.ssmParameter ?? "", {
			...context.connection,
			ssm: context.clients.ssm
		});
		for await (const raw of listImages({ ImageIds: [id] }, context.connection)) shortlist.offer(toImage(raw, resolved));
	} catch (error) {
		if (isNothingFound(error)) return { miss: {
			...miss,
			error
		} };
		throw error;
	}
	const choice = conclude({ shortlist }, resolved, ranking);
	return choice === void 0 ? { miss: {
		...miss,
		rejected: shortlist.rejections()
	} } : { choice };
}
function isNothingFound(error) {
	return error instanceof SelectorError && (error.code === "NO_IMAGE" || error.code === "PARAMETER_NOT_FOUND");
}
// ../../packages/selector/lib/diagnose/allowed-images.js
async function allowedImagesFinding(connection) {
	const { ec2, signal, meter, region } = connection;
	meter.calls += 1;
	try {
		const options = signal === void 0 ? {} : { abortSignal: signal };
		const settings = await ec2.send(new GetAllowedImagesSettingsCommand({}), options);
		if (settings.State !== "enabled") return void 0;
		return `Allowed AMIs is in force in ${region} (set by ${settings.ManagedBy === "declarative-policy" ? "an organisation policy" : "the account"}): EC2 hides every image outside its criteria ${JSON.stringify(settings.ImageCriteria ?? [])}`;
	} catch (error) {
		const reason = explainAwsError(error, {
			region,
			action: "ec2:GetAllowedImagesSettings"
		});
		if (reason.code === "ABORTED") throw reason;
		const advice = reason.code === "PERMISSION_DENIED" ? ": allow ec2:GetAllowedImagesSettings to know" : "";
		return `whether Allowed AMIs hides images could not be checked (${reason.code})${advice}`;
	}
}
// ../../packages/selector/lib/diagnose/count-without.js
async function relaxEach(query, connection) {
	const all = (await Promise.all(questionsOf(query).map(({ request, conditions }) => ask({
		request,
		conditions,
		query,
		connection
	})))).flat();
	return {
		relaxed: all.filter((outcome) => "images" in outcome),
		unanswered: all.filter((outcome) => "error" in outcome)
	};
}
function questionsOf(query) {
	const onServer = query.conditions.filter(needsQuestion);
	const here = query.conditions.filter((condition) => !needsQuestion(condition));
	const own = onServer.map((condition) => ({
		request: requestWithout(condition, query),
		conditions: [condition]
	}));
	return here.length === 0 ? own : [...own, {
		request: requestFor(query),
		conditions: here
	}];
}
function requestWithout(condition, query) {
	const others = query.conditions.filter((other) => other !== condition);
	const request = requestFor({
		...query,
		conditions: others
	});
	return condition.relax?.(request) ?? request;
}
async function ask({ request, conditions, query, connection }) {
	try {
		const page = await firstPage(request, connection);
		const images = page.images.map((raw) => toImage(raw, query));
		return conditions.map((condition) => ({
			condition,
			images: survivors(images, condition, query),
			hasMore: page.hasMore
		}));
	} catch (error) {
		if (!(error instanceof SelectorError) || error.code === "ABORTED") throw error;
		return conditions.map((condition) => ({
			condition,
			error
		}));
	}
}
function needsQuestion(condition) {
	return condition.filters.length > 0 || condition.relax !== void 0;
}
function survivors(images, dropped, query) {
	const others = query.conditions.filter((condition) => condition !== dropped);
	return images.filter((image) => others.every((condition) => condition.accepts?.(image) !== false));
}
// ../../packages/selector/lib/diagnose/findings.js
function findingsFor(query, relaxed) {
	return [
		...foreignOwners(query),
		...relaxed.flatMap((one) => findingFor(one, query)),
		...orders(query)
	];
}
function findingFor({ condition, images }, query) {
	const newest = newestOf(images);
	if (newest === void 0) return [];
	switch (condition.field) {
		case "include-deprecated": return isDeprecated(newest, query.now) ? [deprecatedOnly(images, newest)] : [];
		case "architecture": return [`it exists for ${wordsOf(images, (image) => image.architecture)}, not for ${condition.wanted}`];
		case "tags":
		case "tag-keys": return [sharedTags(condition.wanted, images)];
		case "owner":
		case "publisher": return [strangers(images)];
		case "state": return [`matching images are ${wordsOf(images, (image) => image.state)}, not ${condition.wanted}`];
		case "minimum-age": return [`the newest match, ${newest.id}, is ${newest.ageDays} days old: still in quarantine (${condition.wanted})`];
		case "maximum-age": return [`the newest match, ${newest.id}, is ${newest.ageDays} days old already`];
		default: return [];
	}
}
function deprecatedOnly(images, newest) {
	const since = newest.deprecationTime?.toISOString().slice(0, 10);
	return `${images.length === 1 ? "the only match is" : `all ${images.length} matches are`} deprecated (${newest.id} ${newest.name} since ${since}): include-deprecated: true takes it`;
}
function sharedTags(wanted, images) {
	const owners = wordsOf(images, (image) => image.ownerId);
	return `without the tag ${wanted} there are ${images.length}, of ${owners}: tags of images that other accounts share are not visible`;
}
function strangers(images) {
	return `other owners have ${images.length} such images (${wordsOf(images, (image) => image.ownerAlias ?? image.ownerId)}): anybody can take a name, check before you trust one`;
}
function orders(query) {
	return query.nth > 1 ? [`number ${query.nth} was asked for: there may be fewer matches than that`] : [];
}
function foreignOwners(query) {
	const here = partitionOf(query.region);
	return (query.owners ?? []).flatMap((owner) => {
		for (const publisher of PUBLISHERS) {
			const home = Object.entries(publisher.owners).find(([, owners]) => owners.includes(owner))?.[0];
			if (home === void 0 || !/^\d/.test(owner) || publisher.owners[here]?.includes(owner) === true) continue;
			const right = publisher.owners[here]?.join(", ") ?? "not known";
			return [`${owner} is ${publisher.id} in partition ${home}; ${query.region} is in ${here}, where its owner is ${right}`];
		}
		return [];
	});
}
function wordsOf(images, word) {
	const words = [...new Set(images.map(word))].sort();
	const shown = words.slice(0, 5).join(", ");
	return words.length > 5 ? `${shown} and ${words.length - 5} more` : shown;
}
function newestOf(images) {
	return [...images].sort((left, right) => right.creationDate.getTime() - left.creationDate.getTime())[0];
}
// ../../packages/selector/lib/diagnose/suggest-name.js
const NAME_FIELDS = [
	"name",
	"version",
	"publisher",
	"name-regex"
];
function suggestName(relaxed) {
	const [first] = relaxed.filter(({ condition, images }) => NAME_FIELDS.includes(condition.field) && images.length > 0);
	if (first === void 0) return void 0;
	const image = nearestName(first.condition.wanted.split(" or "), first.images);
	return `the nearest name is "${image?.name}" (${image?.id})`;
}
function nearestName(globs, images) {
	let best;
	let bestDistance = Number.POSITIVE_INFINITY;
	for (const image of images.slice(0, MOST_NAMES)) {
		const distance = Math.min(...globs.map((glob) => distanceToGlob(glob, image.name)));
		if (distance > bestDistance || distance === bestDistance && image.creationDate <= (best?.creationDate ?? 0)) continue;
		best = image;
		bestDistance = distance;
	}
	return best;
}
const MOST_NAMES = 300;
function distanceToGlob(glob, name) {
	const literal = glob.replaceAll(/[*?\\]/g, "").toLowerCase();
	return editDistance(literal, name.toLowerCase().slice(0, literal.length)) + Math.abs(literal.length - name.length) / 100;
}
// ../../packages/selector/lib/diagnose/diagnose.js
async function diagnoseSearch(query, connection) {
	const [{ relaxed, unanswered }, allowed] = await Promise.all([relaxEach(query, connection), allowedImagesFinding(connection)]);
	const suggestion = suggestName(relaxed);
	return {
		region: query.region,
		counts: relaxed.map(countOf).sort((left, right) => right.without - left.without),
		findings: [
			...findingsFor(query, relaxed),
			...unanswered.map(({ condition, error }) => `without ${condition.field} could not be counted (${error.code})`),
			...allowed === void 0 ? [] : [allowed]
		],
		...suggestion === void 0 ? {} : { suggestion }
	};
}
function diagnoseImage(region, rejected) {
	return {
		region,
		counts: [],
		findings: rejected.map(({ field, wanted }) => `the image is there, but ${field} is not ${wanted}`)
	};
}
function formatDiagnosis(diagnosis) {
	const counts = diagnosis.counts.filter((count) => count.without > 0).map(({ field, wanted, without, atLeast }) => `  - without ${field} (${wanted}): ${without}${atLeast ? " or more" : ""}`);
	const heading = counts.length > 0 ? ["Matches when one condition is dropped:", ...counts] : [];
	const noneAlone = diagnosis.counts.length > 0 && counts.length === 0 ? ["No single condition is to blame."] : [];
	const suggestion = diagnosis.suggestion === void 0 ? [] : [`  - ${diagnosis.suggestion}`];
	return [
		...heading,
		...noneAlone,
		...diagnosis.findings.map((finding) => `  - ${finding}`),
		...suggestion
	].join("\n");
}
function countOf({ condition, images, hasMore }) {
	return {
		field: condition.field,
		wanted: condition.wanted,
		without: images.length,
		atLeast: hasMore
	};
}
// ../../packages/selector/lib/no-image.js
async function explainMisses(misses, context) {
	const [only, ...others] = misses;
	if (only?.error !== void 0 && others.length === 0) return withHint(only.error);
	const diagnoses = [];
	for (const miss of misses) diagnoses.push(await diagnose(miss, context));
	const texts = diagnoses.map((diagnosis, index) => paragraph(diagnosis, index, misses.length));
	const hint = parameterHint(only?.query);
	return new SelectorError("NO_IMAGE", `No image in ${context.connection.region} matches the query.\n${texts.join("\n")}`, {
		details: {
			region: context.connection.region,
			diagnoses
		},
		...hint === void 0 ? {} : { hint }
	});
}
async function diagnose(miss, context) {
	const { region } = context.connection;
	if (miss.error !== void 0) return {
		region,
		counts: [],
		findings: [miss.error.message]
	};
	if (miss.query.imageId !== void 0 || miss.query.ssmParameter !== void 0) return diagnoseImage(region, miss.rejected);
	if (miss.matches === 0) return diagnoseSearch(miss.resolved, context.connection);
	return {
		region,
		counts: [],
		findings: [`only ${miss.matches} match, number ${miss.resolved.nth} was asked for`]
	};
}
function paragraph(diagnosis, index, total) {
	const text = formatDiagnosis(diagnosis);
	if (total === 1) return text;
	return `${index === 0 ? "The query itself" : `Fallback ${index}`}:\n${text}`;
}
function withHint(error) {
	if (error.code !== "NO_IMAGE") return error;
	return new SelectorError("NO_IMAGE", error.message, {
		hint: "The image was deregistered, is not shared with this account, or lives in another region.",
		cause: error.cause,
		details: error.details
	});
}
function parameterHint(query) {
	const publisher = findPublisher(query?.publisher ?? "");
	if (publisher === void 0 || query === void 0) return void 0;
	const { ssmParameter } = askPublisher(publisher, query);
	return ssmParameter === void 0 ? void 0 : `${publisher.title} also names its image in ssm-parameter: ${ssmParameter}`;
}
// ../../packages/selector/lib/plan/meter.js
function createMeter() {
	return {
		calls: 0,
		images: 0,
		bytes: 0
	};
}
// ../../packages/selector/lib/query/check-together.js
function checkTogether(query) {
	const problems = [...contradictions(query), ...publisherProblems(query)];
	if (problems.length > 0) throw invalidQuery(problems);
	if (!hasOwner(query)) throw ownerMissing();
	for (const fallback of query.fallback ?? []) checkTogether(fallback);
}
function hasOwner(query) {
	if (query.imageId !== void 0 || query.ssmParameter !== void 0) return true;
	return query.publisher !== void 0 || query.owners !== void 0 || query.allowAnyOwner === true;
}
function ownerMissing() {
	return new SelectorError("UNSAFE_QUERY", "The query does not say whose images may win: anybody can publish an image of any name.", {
		hint: "Add publisher or owner (self, amazon, an account id). To take images of strangers, say allow-any-owner: true.",
		problems: [{
			field: "owner",
			message: "is missing"
		}]
	});
}
const DIRECT = ["imageId", "ssmParameter"];
const SEARCH = [
	"name",
	"nameRegex",
	"exclude",
	"nth",
	"order",
	"publisher"
];
function contradictions(query) {
	const problems = [];
	const add = (field, message) => problems.push({
		field,
		message
	});
	if (query.imageId !== void 0 && query.ssmParameter !== void 0) add("image-id", "and ssm-parameter exclude each other");
	for (const direct of DIRECT) {
		if (query[direct] === void 0) continue;
		for (const field of SEARCH) if (query[field] !== void 0) add(field, `has no meaning beside ${direct === "imageId" ? "image-id" : "ssm-parameter"}`);
	}
	if (query.allowAnyOwner === true && (query.owners ?? query.publisher) !== void 0) add("allow-any-owner", "contradicts owner and publisher");
	if (query.order === "exactly-one" && query.nth !== void 0) add("nth", "contradicts order: exactly-one");
	if ((query.createdAfter ?? "") > (query.createdBefore ?? "9")) add("created-after", "is later than created-before");
	if (query.publisher === void 0) {
		for (const field of ["version", "variant"]) if (query[field] !== void 0) add(field, "needs a publisher; for names of your own use name and order: version");
	}
	return problems;
}
function publisherProblems(query) {
	const publisher = query.publisher === void 0 ? void 0 : findPublisher(query.publisher);
	if (publisher === void 0) return [];
	return [...versionProblems(query, publisher), ...architectureProblems(query, publisher)];
}
function versionProblems(query, publisher) {
	const { version, variant } = query;
	const variants = variantsOf(publisher);
	if (variant !== void 0 && !variants.includes(variant)) return [{
		field: "variant",
		message: `"${variant}" is not a variant of ${publisher.id}; known: ${variants.join(", ")}${didYouMean(variant, variants)}`
	}];
	if (version === void 0) return [];
	if (!publisher.version.pattern.test(resolveVersion(publisher, version))) {
		const guess = didYouMean(version, Object.keys(publisher.versionWords ?? {}));
		return [{
			field: "version",
			message: `"${version}" is not how ${publisher.id} counts; for example "${publisher.version.example}"${guess}`
		}];
	}
	if (linesFor(publisher, query).length > 0) return [];
	return [{
		field: "variant",
		message: `${publisher.id} ${version} has no variant "${variant ?? variants[0]}"`
	}];
}
function architectureProblems(query, publisher) {
	const asked = query.architecture;
	if (asked === void 0) return [];
	const known = publisher.architectures;
	if (known.some((one) => one === asked || one === `${asked}_mac`)) return [];
	return [{
		field: "architecture",
		message: `${publisher.id} has no ${asked} images; known: ${known.join(", ")}`
	}];
}
// ../../packages/selector/lib/query/filter-names.js
const FILTER_NAMES = [
	"architecture",
	"block-device-mapping.delete-on-termination",
	"block-device-mapping.device-name",
	"block-device-mapping.encrypted",
	"block-device-mapping.snapshot-id",
	"block-device-mapping.volume-size",
	"block-device-mapping.volume-type",
	"creation-date",
	"description",
	"ena-support",
	"free-tier-eligible",
	"hypervisor",
	"image-allowed",
	"image-id",
	"image-type",
	"image-watermark.source-image-creation-time",
	"image-watermark.source-image-id",
	"image-watermark.source-image-region",
	"image-watermark.watermark-creation-time",
	"image-watermark.watermark-key",
	"instance-type-specification.supported-instance-type",
	"instance-type-specification.unsupported-instance-type",
	"is-public",
	"kernel-id",
	"manifest-location",
	"name",
	"owner-alias",
	"owner-id",
	"platform",
	"product-code",
	"product-code.type",
	"public-ssm-parameter-name",
	"ramdisk-id",
	"root-device-name",
	"root-device-type",
	"scan-result.critical-fix-available-since",
	"scan-result.finding-scan-date",
	"scan-result.high-fix-available-since",
	"scan-result.highest-finding-severity-label",
	"scan-result.informational-fix-available-since",
	"scan-result.low-fix-available-since",
	"scan-result.medium-fix-available-since",
	"source-image-id",
	"source-image-region",
	"source-instance-id",
	"sriov-net-support",
	"state",
	"state-reason-code",
	"state-reason-message",
	"tag-key",
	"virtualization-type"
];
function isFilterName(name) {
	return FILTER_NAMES.includes(name) || /^tag:./.test(name);
}
// ../../packages/selector/lib/query/image-query.js
const ORDERS = [
	"date",
	"version",
	"exactly-one"
];
// ../../packages/selector/lib/query/readers.js
function quote(raw) {
	return typeof raw === "string" ? `"${raw}"` : JSON.stringify(raw) ?? String(raw);
}
const text = (raw) => {
	const value = typeof raw === "number" ? String(raw) : raw;
	if (typeof value !== "string" || value.trim() === "") return { problem: `${quote(raw)} is not a text` };
	return { value: value.trim() };
};
const list = (raw) => {
	const parts = Array.isArray(raw) ? raw : String(raw ?? "").split(/[,\n]/);
	const items = [];
	for (const part of parts) {
		const reading = text(part);
		if ("problem" in reading && !Array.isArray(raw)) continue;
		if ("problem" in reading) return { problem: `${quote(part)} is not a text` };
		items.push(reading.value);
	}
	return items.length === 0 ? { problem: "the list is empty" } : { value: [...new Set(items)] };
};
const flag = (raw) => {
	if (typeof raw === "boolean") return { value: raw };
	const word = String(raw).trim().toLowerCase();
	if (word === "true") return { value: true };
	if (word === "false") return { value: false };
	return { problem: `${quote(raw)} is not allowed; write true or false` };
};
function oneOf(words) {
	return (raw) => {
		const found = words.find((word) => word.toLowerCase() === String(raw).trim().toLowerCase());
		if (found !== void 0) return { value: found };
		return { problem: `${quote(raw)} is not allowed; allowed: ${words.join(", ")}${didYouMean(String(raw), words)}` };
	};
}
function textThat(accepts, expectation) {
	return (raw) => {
		const reading = text(raw);
		if ("problem" in reading || accepts(reading.value)) return reading;
		return { problem: `${quote(reading.value)} is not ${expectation}` };
	};
}
function listOf(item) {
	return (raw) => {
		const reading = list(raw);
		if ("problem" in reading) return reading;
		const values = [];
		const problems = [];
		for (const entry of reading.value) {
			const result = item(entry);
			if ("problem" in result) problems.push(result.problem);
			else values.push(result.value);
		}
		return problems.length > 0 ? { problem: problems.join("; ") } : { value: values };
	};
}
const mapping = (raw) => {
	const entries = typeof raw === "string" ? linesOf(raw) : entriesOf(raw);
	if (entries === void 0) return { problem: `${quote(raw)} is not a mapping of names to values` };
	const result = {};
	const problems = [];
	for (const [key, value] of entries) {
		const reading = list(typeof value === "string" ? value.split("\n").join(",") : asList(value));
		if ("problem" in reading) problems.push(`${key}: ${reading.problem}`);
		else result[key] = reading.value;
	}
	return problems.length > 0 ? { problem: problems.join("; ") } : { value: result };
};
function asList(value) {
	return typeof value === "number" || typeof value === "boolean" ? [String(value)] : value;
}
function entriesOf(raw) {
	return raw !== null && typeof raw === "object" && !Array.isArray(raw) ? Object.entries(raw) : void 0;
}
function linesOf(raw) {
	const lines = raw.split("\n").filter((line) => line.trim() !== "");
	const found = lines.map((line) => /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(line)).flatMap((pair) => pair === null ? [] : [[pair[1] ?? "", pair[2] ?? ""]]);
	return found.length === lines.length && found.length > 0 ? found : void 0;
}
const count = (raw) => {
	const value = typeof raw === "string" && raw.trim() !== "" ? Number(raw) : raw;
	if (typeof value === "number" && Number.isInteger(value) && value >= 1) return { value };
	return { problem: `${quote(raw)} is not a whole number from 1` };
};
// ../../packages/selector/lib/query/fields.js
const OWNER_ALIASES = [
	"self",
	"amazon",
	"aws-marketplace",
	"aws-backup-vault"
];
const publisher = (raw) => {
	const found = findPublisher(String(raw));
	if (found !== void 0) return { value: found.id };
	return { problem: `${quote(raw)} is not a known publisher${didYouMean(String(raw), publisherWords())}` };
};
const version = (raw) => {
	if (typeof raw === "number" && /\.\d$/.test(String(raw))) return { problem: `${raw} is a number and may have been ${raw}0; put the version in quotes` };
	return text(raw);
};
const architecture = (raw) => {
	const value = architectureOf(String(raw));
	if (value !== void 0) return { value };
	const guess = didYouMean(String(raw), ARCHITECTURE_WORDS);
	return { problem: `${quote(raw)} is no architecture; allowed: x86_64 (amd64), arm64 (aarch64), i386${guess}` };
};
const owner = (raw) => {
	const value = String(raw).replace(/^(\d{4})-(\d{4})-(\d{4})$/, "$1$2$3");
	if (/^\d{12}$/.test(value) || OWNER_ALIASES.includes(value)) return { value };
	const guess = /^\d{8,11}$/.test(value) ? " (YAML drops leading zeros: put it in quotes)" : didYouMean(value, OWNER_ALIASES);
	return { problem: `${quote(raw)} is no account id of 12 digits and none of ${OWNER_ALIASES.join(", ")}${guess}` };
};
const filters = (raw) => {
	const reading = mapping(raw);
	if ("problem" in reading) return reading;
	const unknown = Object.keys(reading.value).filter((name) => !isFilterName(name));
	if (unknown.length === 0) return reading;
	return { problem: `DescribeImages has no filter ${unknown.map((name) => `"${name}"${didYouMean(name, FILTER_NAMES)}`).join(", ")}` };
};
const duration = textThat((value) => parseDuration$1(value) !== void 0, "a duration such as 45m, 12h, 3d or 2w");
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;
const date = textThat((value) => ISO_DATE.test(value) && !Number.isNaN(Date.parse(value)), "an ISO date (2026-08-01)");
const regex = textThat((value) => {
	try {
		return new RegExp(value) instanceof RegExp;
	} catch {
		return false;
	}
}, "a regular expression");
const region = textThat((value) => value === "all" || /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(value), "a region name such as eu-west-1");
const executable = textThat((value) => /^(self|all|\d{12})$/.test(value), "self, all or an account id");
const imageId = textThat((value) => /^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(value), "an image id (ami- and 8 or 17 hex digits)");
const plainParameter = textThat((value) => /^(arn:aws[a-z-]*:ssm:[a-z0-9-]*:\d*:parameter)?\/?[\w.\-/]+(:[\w.-]+)?$/.test(value), "the name or ARN of an SSM parameter");
const parameter = (raw) => plainParameter(String(raw).replace(/^(resolve:)?ssm:/, ""));
const FIELDS = {
	publisher,
	version,
	variant: text,
	owners: listOf(owner),
	allowAnyOwner: flag,
	name: list,
	exclude: list,
	nameRegex: regex,
	architecture,
	virtualizationType: oneOf(["hvm", "paravirtual"]),
	imageType: oneOf([
		"machine",
		"kernel",
		"ramdisk"
	]),
	rootDeviceType: oneOf(["ebs", "instance-store"]),
	bootMode: listOf(oneOf([
		"legacy-bios",
		"uefi",
		"uefi-preferred"
	])),
	enaSupport: flag,
	imdsSupport: oneOf(["v2.0"]),
	tpmSupport: oneOf(["v2.0"]),
	platform: oneOf(["linux", "windows"]),
	hypervisor: oneOf(["xen", "ovm"]),
	description: (raw) => list(typeof raw === "string" ? [raw] : raw),
	tags: mapping,
	tagKeys: list,
	createdAfter: date,
	createdBefore: date,
	minimumAge: duration,
	maximumAge: duration,
	state: listOf(oneOf([
		"available",
		"pending",
		"failed"
	])),
	includeDeprecated: flag,
	includeDisabled: flag,
	executableBy: listOf(executable),
	productCode: list,
	filters,
	ssmParameter: parameter,
	imageId,
	order: oneOf(ORDERS),
	nth: count,
	regions: listOf(region),
	optional: flag
};
const FIELD_ALIASES = {
	owner: "owners",
	ownerId: "owners",
	names: "name",
	region: "regions",
	regionId: "regions",
	tagKey: "tagKeys",
	productCodes: "productCode",
	executableUsers: "executableBy",
	id: "imageId",
	arch: "architecture"
};
// ../../packages/selector/lib/query/parse-image-query.js
function parseImageQuery(fields) {
	const problems = [];
	const query = readFields(fields, "", problems);
	if (problems.length > 0) throw invalidQuery(problems);
	checkTogether(query);
	return query;
}
function readFields(fields, prefix, problems) {
	if (fields === null || typeof fields !== "object" || Array.isArray(fields)) {
		problems.push({
			field: prefix || "query",
			message: `${quote(fields)} is not a mapping of fields`
		});
		return {};
	}
	const query = {};
	for (const [key, raw] of Object.entries(fields)) {
		if (raw === void 0 || raw === null || raw === "") continue;
		readField({
			key,
			raw,
			prefix
		}, query, problems);
	}
	return query;
}
function readField(entry, query, problems) {
	const field = isParameterReference(entry) ? "ssmParameter" : fieldOf(entry.key);
	const at = `${entry.prefix}${entry.key}`;
	if (field === void 0) {
		problems.push({
			field: at,
			message: unknownField(entry.key)
		});
		return;
	}
	if (Object.hasOwn(query, field)) {
		problems.push({
			field: at,
			message: `says the same as another key (${kebab(field)})`
		});
		return;
	}
	if (field === "fallback") {
		query[field] = readFallbacks(entry.raw, `${at}.`, problems);
		return;
	}
	const reading = FIELDS[field]?.(entry.raw);
	if (reading === void 0) return;
	if ("problem" in reading) problems.push({
		field: at,
		message: reading.problem
	});
	else query[field] = reading.value;
}
function isParameterReference({ key, raw }) {
	return fieldOf(key) === "imageId" && typeof raw === "string" && raw.startsWith("resolve:ssm:");
}
function readFallbacks(raw, prefix, problems) {
	return (Array.isArray(raw) ? raw : [raw]).map((item, index) => readFields(item, `${prefix}${index + 1}.`, problems));
}
function fieldOf(key) {
	const name = key.replace(/[-_]([a-z])/g, (_, letter) => letter.toUpperCase());
	if (name === "fallback" || Object.hasOwn(FIELDS, name)) return name;
	return Object.hasOwn(FIELD_ALIASES, name) ? FIELD_ALIASES[name] : void 0;
}
function unknownField(key) {
	const known = [
		...Object.keys(FIELDS),
		"fallback",
		...Object.keys(FIELD_ALIASES)
	].map(kebab);
	return `unknown field${didYouMean(kebab(key), known)}`;
}
// ../../packages/selector/lib/select.js
async function select(query, dependencies) {
	const checked = parseImageQuery(query);
	const context = contextFor(oneRegion(checked), dependencies);
	const outcome = await followChain(checked, context, dependencies);
	if ("selection" in outcome) return outcome.selection;
	throw await explainMisses(outcome.misses, context);
}
async function selectOptional(query, dependencies) {
	const checked = parseImageQuery(query);
	const context = contextFor(oneRegion(checked), dependencies);
	const outcome = await followChain(checked, context, dependencies);
	if ("selection" in outcome) return outcome.selection;
	if (checked.optional !== true) throw await explainMisses(outcome.misses, context);
	dependencies.logger.info(`No image in ${context.connection.region} matches the query, which is optional`);
}
async function followChain(query, context, dependencies) {
	const misses = [];
	for (const link of [query, ...query.fallback ?? []]) {
		const answer = await answerQuery(link, context);
		if ("choice" in answer) return { selection: finish(answer.choice, misses.length, context, dependencies) };
		misses.push(answer.miss);
	}
	return { misses };
}
function finish(choice, link, context, { logger }) {
	const { region, meter } = context.connection;
	const { calls, images, bytes } = meter;
	const fallback = link === 0 ? [] : [`fallback ${link} was used: what comes before it in the chain found nothing`];
	logger.info(`Selected ${choice.image.id} (${choice.image.name}) in ${region}: ${calls} calls, ${images} images, ${bytes} bytes`);
	for (const warning of choice.warnings) logger.warn(warning);
	return {
		region,
		...choice,
		reasons: [...choice.reasons, ...fallback],
		cost: {
			calls,
			images,
			bytes
		}
	};
}
function contextFor(region, { clients, clock, signal }) {
	const ofRegion = clients(region);
	return {
		connection: {
			ec2: ofRegion.ec2,
			region,
			meter: createMeter(),
			...signal === void 0 ? {} : { signal }
		},
		clients: ofRegion,
		now: clock.now()
	};
}
function oneRegion(query) {
	const [region, ...others] = query.regions ?? [];
	if (region === void 0) throw invalidQuery([{
		field: "region",
		message: "is missing"
	}]);
	if (others.length === 0 && region !== "all") return region;
	throw invalidQuery([{
		field: "region",
		message: "must be one region here; selectRegions answers for many"
	}]);
}
// ../../packages/selector/lib/lock/lock-change.js
const DAY_MS = 864e5;
function describeChange({ before, after, now, ...facts }) {
	const images = {
		...before === void 0 ? {} : { before },
		...after === void 0 ? {} : { after }
	};
	return {
		...facts,
		...images,
		message: sentence({
			...facts,
			before,
			after,
			now
		})
	};
}
function sentence({ name, region, kind, before, after, now }) {
	const at = `${name} in ${region}`;
	const old = before === void 0 ? "" : labelOf(before, now);
	const fresh = after === void 0 ? "" : labelOf(after, now);
	switch (kind) {
		case "added": return `${at} is new: ${fresh}`;
		case "removed": return `${at} is no longer asked for (was ${old})`;
		case "gone": return `${at}: ${old} is gone or is not the same image any more${fresh === "" ? "" : `; today it is ${fresh}`}`;
		case "query-changed": return `${at}: the query changed; ${old} -> ${fresh}`;
		case "changed": return `${at}: ${old} -> ${fresh}`;
	}
}
function labelOf(image, now) {
	const days = Math.max(0, Math.floor((now.getTime() - Date.parse(image.created)) / DAY_MS));
	return `${image.id} (${image.name}, ${days} days old)`;
}
// ../../packages/selector/lib/regions/enabled-regions.js
async function enabledRegions(ec2, question) {
	const { region, signal } = question;
	const options = signal === void 0 ? {} : { abortSignal: signal };
	return ((await ec2.send(new DescribeRegionsCommand({}), options).catch((error) => {
		throw explainAwsError(error, {
			region,
			action: "ec2:DescribeRegions"
		});
	})).Regions ?? []).filter((one) => one.OptInStatus !== "not-opted-in").flatMap((one) => one.RegionName ?? []).sort();
}
// ../../packages/selector/lib/regions/select-regions.js
async function selectRegions(query, dependencies, options = {}) {
	const checked = parseImageQuery(query);
	const regions = await regionsOf$2(checked, dependencies, options);
	const outcomes = await Promise.all(regions.map((region) => answerRegion(region, checked, dependencies)));
	const selections = outcomes.flatMap((outcome) => "image" in outcome ? [outcome] : []);
	const missing = outcomes.flatMap((outcome) => "error" in outcome ? [outcome] : []);
	if (missing.length > 0 && checked.optional !== true) throw incomplete(missing, regions.length);
	return {
		selections: Object.fromEntries(selections.map((selection) => [selection.region, selection])),
		missing,
		warnings: differingNames(selections)
	};
}
async function regionsOf$2(query, dependencies, { homeRegion }) {
	const regions = query.regions ?? [];
	if (regions.length === 0) throw invalidQuery([{
		field: "regions",
		message: "is missing"
	}]);
	if (!regions.includes("all")) return checkPartition(regions);
	if (regions.length > 1) throw invalidQuery([{
		field: "regions",
		message: "all stands alone"
	}]);
	if (homeRegion === void 0) throw invalidQuery([{
		field: "regions",
		message: "all needs a home region to ask for the enabled ones"
	}]);
	const { signal } = dependencies;
	const { ec2 } = dependencies.clients(homeRegion);
	return enabledRegions(ec2, {
		region: homeRegion,
		...signal === void 0 ? {} : { signal }
	});
}
function checkPartition(regions) {
	const partitions = [...new Set(regions.map(partitionOf))];
	if (partitions.length <= 1) return regions;
	throw invalidQuery([{
		field: "regions",
		message: `lie in different partitions (${partitions.join(", ")}), which no credentials can span`
	}]);
}
async function answerRegion(region, query, dependencies) {
	try {
		return await selectOptional({
			...query,
			regions: [region]
		}, dependencies) ?? {
			region,
			error: new SelectorError("NO_IMAGE", `No image in ${region} matches the query.`)
		};
	} catch (error) {
		if (error instanceof SelectorError && error.code !== "ABORTED") return {
			region,
			error
		};
		throw error;
	}
}
function incomplete(missing, asked) {
	const lines = missing.map(({ region, error }) => `  - ${region}: ${error.code}: ${error.message.split("\n")[0]}`);
	const names = missing.map(({ region }) => region);
	return new SelectorError("REGIONS_INCOMPLETE", `${missing.length} of ${asked} regions have no answer:\n${lines.join("\n")}`, {
		hint: "Leave these regions out, or say optional: true to get the others.",
		cause: missing[0]?.error,
		details: {
			regions: names,
			missing
		}
	});
}
function differingNames(selections) {
	const names = [...new Set(selections.map(({ image }) => image.name))];
	if (names.length <= 1) return [];
	return [`The regions do not have the same image: ${names.map((name) => {
		return `${name} in ${selections.filter(({ image }) => image.name === name).map(({ region }) => region).join(", ")}`;
	}).join("; ")}`];
}
function emptyLock() {
	return {
		lockfileVersion: 1,
		images: {}
	};
}
function lockedImage({ image }) {
	return {
		id: image.id,
		name: image.name,
		owner: image.ownerId,
		architecture: image.architecture,
		created: image.creationDate.toISOString(),
		...image.deprecationTime === void 0 ? {} : { deprecated: image.deprecationTime.toISOString() }
	};
}
function lockedQuery({ regions: _, ...query }) {
	return query;
}
// ../../packages/selector/lib/lock/update-lock.js
async function updateLock(lock, queries, dependencies, options = {}) {
	const names = Object.keys(queries).sort();
	const entries = await Promise.all(names.map((name) => answerEntry(queries[name] ?? {}, dependencies, options)));
	const updated = {
		lockfileVersion: 1,
		images: Object.fromEntries(names.flatMap((name, index) => pair(name, entries[index])))
	};
	return {
		lock: updated,
		changes: compareLocks(lock, updated, dependencies.clock.now())
	};
}
function pair(name, entry) {
	return entry === void 0 ? [] : [[name, entry]];
}
async function answerEntry(query, dependencies, options) {
	const checked = parseImageQuery(query);
	const { selections } = await selectRegions(checked, dependencies, options);
	return {
		query: lockedQuery(checked),
		regions: imagesOf(selections)
	};
}
function imagesOf(selections) {
	return Object.fromEntries(Object.entries(selections).map(([region, selection]) => [region, lockedImage(selection)]));
}
function compareLocks(before, after, now) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before.images), ...Object.keys(after.images)])].sort().flatMap((name) => compareEntries(name, {
		before: before.images[name],
		after: after.images[name],
		now
	}));
}
function compareEntries(name, { before, after, now }) {
	const regions = [.../* @__PURE__ */ new Set([...Object.keys(before?.regions ?? {}), ...Object.keys(after?.regions ?? {})])].sort();
	const isNewQuery = stableJson(before?.query ?? null) !== stableJson(after?.query ?? null);
	return regions.flatMap((region) => {
		const pairOfImages = {
			before: before?.regions[region],
			after: after?.regions[region]
		};
		const kind = kindOf(pairOfImages, isNewQuery);
		return kind === void 0 ? [] : [describeChange({
			name,
			region,
			kind,
			...pairOfImages,
			now
		})];
	});
}
function kindOf({ before, after }, isNewQuery) {
	if (before === void 0) return "added";
	if (after === void 0) return "removed";
	if (isNewQuery) return "query-changed";
	return stableJson(before) === stableJson(after) ? void 0 : "changed";
}
// ../../packages/selector/lib/lock/check-lock.js
async function checkLock(lock, queries, dependencies, options = {}) {
	const { changes } = await updateLock(lock, queries, dependencies, options);
	const judged = await Promise.all(changes.map((change) => judge(change, dependencies)));
	return {
		changes: judged,
		isUpToDate: judged.length === 0
	};
}
function assertUpToDate({ changes, isUpToDate }) {
	if (isUpToDate) return;
	throw new SelectorError("LOCK_OUT_OF_DATE", `The lock is out of date:\n${changes.map(({ message }) => `  - ${message}`).join("\n")}`, {
		hint: "Update the lock and review the difference.",
		details: { changes }
	});
}
async function judge(change, dependencies) {
	const { before, after, name, region, kind } = change;
	if (before === void 0 || kind !== "changed" && kind !== "query-changed") return change;
	if (await isStillThere(before, region, dependencies)) return change;
	return describeChange({
		name,
		region,
		kind: "gone",
		before,
		after,
		now: dependencies.clock.now()
	});
}
async function isStillThere(locked, region, dependencies) {
	try {
		const { image } = await select({
			imageId: locked.id,
			regions: [region]
		}, dependencies);
		return image.ownerId === locked.owner && image.name === locked.name;
	} catch (error) {
		if (error instanceof SelectorError && error.code === "NO_IMAGE") return false;
		throw error;
	}
}
// ../../packages/selector/lib/lock/lock-file.js
function formatLock(lock) {
	const { lockfileVersion, images } = lock;
	return stableJson({ images }).replace("{\n", `{\n  "lockfileVersion": ${lockfileVersion},\n`);
}
function parseLock(text) {
	const lock = parseJson(text);
	if (!isRecord(lock)) throw invalidLock(["it is not a JSON object"]);
	if (lock.lockfileVersion !== 1) throw invalidLock([`lockfileVersion is ${JSON.stringify(lock.lockfileVersion)}, known is 1`]);
	const problems = [];
	const images = {};
	for (const [name, entry] of Object.entries(isRecord(lock.images) ? lock.images : {})) {
		const read = readEntry(name, entry, problems);
		if (read !== void 0) images[name] = read;
	}
	if (!isRecord(lock.images)) problems.push("\"images\" is missing");
	if (problems.length > 0) throw invalidLock(problems);
	return {
		lockfileVersion: 1,
		images
	};
}
function parseJson(text) {
	if (/^(<{7}|>{7}|={7})( |$)/m.test(text)) throw invalidLock(["it has conflict markers of a merge: keep either side, then update the lock"]);
	try {
		return JSON.parse(text);
	} catch (error) {
		throw invalidLock(["it is not JSON"], error);
	}
}
function readEntry(name, entry, problems) {
	if (!isRecord(entry) || !isRecord(entry.regions)) {
		problems.push(`"${name}" has no regions`);
		return;
	}
	const regions = {};
	for (const [region, image] of Object.entries(entry.regions)) if (isLockedImage(image)) regions[region] = image;
	else problems.push(`"${name}" in ${region} is not an image with id, name, owner, architecture and created`);
	try {
		return {
			query: parseImageQuery(entry.query),
			regions
		};
	} catch (error) {
		problems.push(`the query of "${name}": ${error instanceof Error ? error.message : String(error)}`);
		return;
	}
}
const TEXTS = [
	"id",
	"name",
	"owner",
	"architecture",
	"created"
];
function isLockedImage(image) {
	if (!isRecord(image)) return false;
	const deprecated = image.deprecated;
	return TEXTS.every((member) => typeof image[member] === "string") && (deprecated === void 0 || typeof deprecated === "string");
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function invalidLock(problems, cause) {
	return new SelectorError("INVALID_LOCK", `The lock cannot be read: ${problems.join("; ")}`, {
		hint: "Write it again with update.",
		...cause === void 0 ? {} : { cause }
	});
}
// ../../packages/selector/lib/lock/select-locked.js
async function selectLocked(request, dependencies) {
	const query = parseImageQuery(request.query);
	const region = query.regions?.[0] ?? "";
	const entry = request.lock.images[request.name];
	const locked = entry?.regions[region];
	if (entry === void 0 || locked === void 0) throw outOfDate(`the lock has no image "${request.name}" in ${region}`);
	const selection = await verify(locked, region, dependencies);
	const stale = [...stableJson(entry.query) === stableJson(lockedQuery(query)) ? [] : [`the query "${request.name}" is not the one that was locked`], ...isDeprecated(selection.image, dependencies.clock.now()) ? [`${locked.id} (${locked.name}) is deprecated`] : []];
	if (stale.length > 0 && request.whenStale !== "warn") throw outOfDate(stale.join("; "));
	for (const warning of stale) dependencies.logger.warn(warning);
	const reasons = [`${locked.id} (${locked.name}) is locked as "${request.name}" in ${region}`];
	return {
		...selection,
		reasons,
		warnings: [.../* @__PURE__ */ new Set([...selection.warnings, ...stale])]
	};
}
async function verify(locked, region, dependencies) {
	const selection = await select({
		imageId: locked.id,
		regions: [region]
	}, dependencies).catch((error) => {
		throw error instanceof SelectorError && error.code === "NO_IMAGE" ? outOfDate(`${locked.id} (${locked.name}) is gone from ${region}`, error) : error;
	});
	const { image } = selection;
	if (image.ownerId === locked.owner && image.name === locked.name && image.architecture === locked.architecture) return selection;
	throw outOfDate(`${locked.id} is now ${image.name} of ${image.ownerId}, locked was ${locked.name} of ${locked.owner}`);
}
function outOfDate(what, cause) {
	return new SelectorError("LOCK_OUT_OF_DATE", `The lock is out of date: ${what}.`, {
		hint: "Update the lock and review the difference.",
		...cause === void 0 ? {} : { cause }
	});
}
// ../../packages/selector/lib/query/parse-shorthand.js
function parseShorthand(shorthand) {
	const words = shorthand.trim();
	const parameter = /^(?:resolve:)?ssm:(.+)$/.exec(words)?.[1];
	if (parameter !== void 0) return parseImageQuery({ ssmParameter: parameter });
	if (words.startsWith("ami-")) return parseImageQuery({ imageId: words });
	const match = /^([^/@]+)(?:\/(.*?))?(?:@([\w-]+))?$/.exec(words);
	if (match === null) throw unreadable(shorthand);
	const [, source = "", rest, architecture] = match;
	if (/^(\d{12}|self|amazon|aws-marketplace|aws-backup-vault)$/.test(source)) return parseImageQuery({
		owners: source,
		name: rest,
		architecture
	});
	if (findPublisher(source) === void 0 && !/^[a-z][a-z0-9-]*$/i.test(source)) throw unreadable(shorthand);
	const [version, variant] = (rest ?? "").split("/");
	return parseImageQuery({
		publisher: source,
		version,
		variant,
		architecture
	});
}
function unreadable(shorthand) {
	return invalidQuery([{
		field: "image",
		message: `"${shorthand}" is not one of the forms publisher/version@architecture, owner/name*, ssm:/path or ami-...`
	}]);
}
// lib/answer-lock.js
async function answerLock(request, dependencies, homeRegion) {
	const { mode, queries, path } = request;
	const options = homeRegion === void 0 ? {} : { homeRegion };
	const lock = await readLock(path, { optional: mode === "update" });
	if (mode === "locked") {
		const selections = await selectAllLocked(lock, request, dependencies);
		return {
			lock,
			changes: [],
			selections: Object.keys(queries).length === 1 ? selections : [],
			assertAccepted: () => {}
		};
	}
	if (mode === "check") {
		const report = await checkLock(lock, queries, dependencies, options);
		return {
			lock,
			changes: report.changes,
			selections: [],
			assertAccepted: () => assertUpToDate(report)
		};
	}
	const { lock: updated, changes } = await updateLock(lock, queries, dependencies, options);
	await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.writeFile)(path, formatLock(updated));
	return {
		lock: updated,
		changes,
		selections: [],
		assertAccepted: () => {}
	};
}
async function selectAllLocked(lock, { queries, whenStale }, dependencies) {
	const wanted = Object.entries(queries).flatMap(([name, query]) => regionsOf$1(name, query, lock).map((region) => ({
		lock,
		name,
		query: {
			...query,
			regions: [region]
		},
		whenStale
	})));
	return Promise.all(wanted.map((one) => selectLocked(one, dependencies)));
}
function regionsOf$1(name, { regions = [] }, lock) {
	return regions.includes("all") ? Object.keys(lock.images[name]?.regions ?? {}) : regions;
}
function lockedIds({ images }) {
	return Object.fromEntries(Object.entries(images).map(([name, { regions }]) => [name, Object.fromEntries(Object.entries(regions).map(([region, { id }]) => [region, id]))]));
}
function withRegions(queries, regionsFor) {
	return Object.fromEntries(Object.entries(queries).map(([name, query]) => [name, {
		...query,
		regions: regionsFor(query)
	}]));
}
async function readLock(path, { optional }) {
	let text;
	try {
		text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readFile)(path, "utf8");
	} catch (error) {
		const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
		if (optional && isMissing) return emptyLock();
		throw new ActionError("INVALID_INPUT", `input "lock" is "${path}", which cannot be read`, {
			cause: error,
			hint: "Write it with lock-mode: update, and commit it."
		});
	}
	return parseLock(text);
}
// lib/outputs.js
function toOutputs(selections) {
	const [first] = selections;
	const byRegion = (pick) => JSON.stringify(Object.fromEntries(selections.map(({ region, image }) => [region, pick(image)])));
	return {
		found: String(first !== void 0),
		...describeImage(first?.image),
		"image-ids": byRegion(({ id }) => id),
		images: byRegion((image) => image),
		reasons: JSON.stringify(first?.reasons ?? []),
		"runners-up": JSON.stringify(first?.runnersUp.map(({ id, name }) => ({
			id,
			name
		})) ?? []),
		warnings: JSON.stringify([...new Set(selections.flatMap(({ warnings }) => warnings))]),
		cost: JSON.stringify(totalCost(selections))
	};
}
function describeImage(image) {
	return {
		"image-id": image?.id ?? "",
		name: image?.name ?? "",
		owner: image?.ownerId ?? "",
		publisher: image?.publisher ?? "",
		architecture: image?.architecture ?? "",
		"creation-date": image?.creationDate.toISOString() ?? "",
		"deprecation-time": image?.deprecationTime?.toISOString() ?? "",
		"age-days": String(image?.ageDays ?? ""),
		region: image?.region ?? "",
		"root-device-name": image?.rootDeviceName ?? "",
		"root-device-type": image?.rootDeviceType ?? "",
		"virtualization-type": image?.virtualizationType ?? "",
		"boot-mode": image?.bootMode ?? "",
		"ssh-user": image?.sshUser ?? "",
		platform: image?.platform ?? "",
		tags: image === void 0 ? "" : JSON.stringify(image.tags),
		image: image === void 0 ? "" : JSON.stringify(image)
	};
}
function totalCost(selections) {
	const sum = (field) => selections.reduce((total, { cost }) => total + cost[field], 0);
	return {
		calls: sum("calls"),
		images: sum("images"),
		bytes: sum("bytes")
	};
}
function toLockOutputs(answer) {
	if (answer === void 0) return {
		"lock-changed": "",
		"lock-changes": "",
		"lock-summary": "",
		"locked-image-ids": ""
	};
	const { changes, lock } = answer;
	return {
		"lock-changed": String(changes.length > 0),
		"lock-changes": JSON.stringify(changes),
		"lock-summary": changes.map(({ message }) => message).join("\n"),
		"locked-image-ids": JSON.stringify(lockedIds(lock))
	};
}
// lib/inputs.js
const QUERY_INPUTS = [
	"publisher",
	"version",
	"variant",
	"owner",
	"allow-any-owner",
	"name",
	"exclude",
	"name-regex",
	"architecture",
	"virtualization-type",
	"image-type",
	"root-device-type",
	"boot-mode",
	"ena-support",
	"imds-support",
	"tpm-support",
	"platform",
	"hypervisor",
	"description",
	"tags",
	"tag-keys",
	"created-after",
	"created-before",
	"minimum-age",
	"maximum-age",
	"state",
	"include-deprecated",
	"include-disabled",
	"executable-by",
	"product-code",
	"filters",
	"ssm-parameter",
	"image-id",
	"order",
	"nth",
	"region",
	"optional"
];
const SELECT_INPUTS = {
	image: { kind: "text" },
	config: { kind: "text" },
	fallback: { kind: "list" },
	lock: { kind: "text" },
	"lock-mode": {
		kind: "choice",
		choices: [
			"locked",
			"update",
			"check"
		]
	},
	"when-stale": {
		kind: "choice",
		choices: ["fail", "warn"]
	},
	...Object.fromEntries(QUERY_INPUTS.map((name) => [name, { kind: "text" }]))
};
// lib/read-request.js
const LOCK_FILE = "ami.lock.json";
async function readRequest(core, environment) {
	const { values, problems } = readInputs(core, SELECT_INPUTS, nearestWord);
	await collectRejection(problems, checkEndpoint(environment));
	const config = await readConfig(values, problems);
	const given = readGivenFields(core, values, config, problems);
	const mode = values.lockMode ?? (values.lock === void 0 ? void 0 : "locked");
	if (mode === void 0) {
		if (values.whenStale !== void 0) problems.push("input \"when-stale\" is for input \"lock\"");
		const query = readQuery({
			config,
			given,
			image: values.image
		}, problems);
		assertNoProblems(problems);
		return {
			mode: "select",
			query: query ?? {}
		};
	}
	if (mode !== "locked") problems.push(...strayInputs(mode, values, given));
	const queries = readNamedQueries(config, values.image, given, problems);
	assertNoProblems(problems);
	const beside = (0,node_path__WEBPACK_IMPORTED_MODULE_12__.join)(config.path === void 0 ? "" : (0,node_path__WEBPACK_IMPORTED_MODULE_12__.dirname)(config.path), LOCK_FILE);
	return {
		mode,
		queries,
		path: (0,node_path__WEBPACK_IMPORTED_MODULE_12__.resolve)(values.lock ?? beside),
		whenStale: values.whenStale ?? "fail"
	};
}
async function readConfig({ image, lock, lockMode, fallback, config }, problems) {
	if ([
		image,
		lock,
		lockMode,
		config,
		...fallback
	].every((value) => value === void 0)) return {
		baseDirectory: (0,node_path__WEBPACK_IMPORTED_MODULE_12__.resolve)(),
		images: {},
		fleets: {}
	};
	const loaded = await loadConfig(config, (0,node_path__WEBPACK_IMPORTED_MODULE_12__.resolve)());
	problems.push(...loaded.problems.map(formatProblem));
	return loaded.config;
}
function readGivenFields(core, { fallback }, config, problems) {
	const texts = QUERY_INPUTS.map((name) => [name, core.getInput(name)]).filter(([, text]) => text !== "");
	const chain = fallback.map((word) => imageFields(config, {
		word,
		input: "fallback"
	}, problems) ?? {});
	return {
		...Object.fromEntries(texts),
		...chain.length > 0 && { fallback: chain }
	};
}
function readQuery({ config, given, image }, problems) {
	const fields = (image === void 0 ? {} : imageFields(config, {
		word: image,
		input: "image"
	}, problems)) ?? { "allow-any-owner": true };
	return collectProblems(problems, () => parseImageQuery(mergeQueryFields(fields, given)));
}
function imageFields(config, { word, input }, problems) {
	const found = findImage(config, word, publisherWords());
	if ("problem" in found) {
		problems.push(`input "${input}" ${found.problem}`);
		return;
	}
	const { fields } = found;
	if (typeof fields !== "string") return fields;
	return collectProblems(problems, () => ({ ...parseShorthand(fields) }));
}
function strayInputs(mode, { image }, given) {
	return [...image === void 0 ? [] : ["image"], ...Object.keys(given)].filter((name) => name !== "region").map((name) => `input "${name}" is given; lock-mode ${mode} looks at every image of the config as it is`);
}
function readNamedQueries(config, image, given, problems) {
	const known = Object.keys(config.images);
	if (image !== void 0 && !known.includes(image)) {
		problems.push(`input "image" is "${image}"; a lock has the images that the config names: ${known.join(", ") || "none"}`);
		return {};
	}
	if (known.length === 0) problems.push(`input "lock" needs images with names; ${config.path ?? "there is no config that"} names none`);
	const queries = {};
	for (const name of image === void 0 ? known : [image]) {
		const query = readQuery({
			config,
			given,
			image: name
		}, problems);
		if (query) queries[name] = query;
	}
	return queries;
}
// lib/summaries.js
function renderSelections(selections) {
	return renderTable({
		title: "Selected image",
		header: [
			"region",
			"image",
			"name",
			"owner",
			"age",
			"why",
			"runner-up"
		],
		rows: selections.map(({ region, image, reasons, runnersUp }) => [
			region,
			image.id,
			image.name,
			image.publisher ?? image.ownerAlias ?? image.ownerId,
			`${image.ageDays} days`,
			reasons[0] ?? "",
			runnersUp[0]?.name ?? "none"
		]),
		...selections.length === 0 && { note: "No image matches; the query is optional." }
	});
}
const VERDICTS = {
	locked: "Every locked image is there and is what it was.",
	update: "The lock was up to date.",
	check: "The lock is up to date."
};
function renderLock({ mode }, { changes }) {
	return renderTable({
		title: mode === "update" ? "Lock updated" : "Lock",
		header: [
			"image",
			"region",
			"what",
			"change"
		],
		rows: changes.map(({ name, region, kind, message }) => [
			name,
			region,
			kind,
			message
		]),
		...changes.length === 0 && { note: VERDICTS[mode] }
	});
}
// lib/main.js
async function run(dependencies) {
	const request = await readRequest(dependencies.core, dependencies.environment);
	if (request.mode === "select") await runQuery(request, dependencies);
	else await runLock(request, dependencies);
}
async function runQuery({ query }, dependencies) {
	const { core, environment } = dependencies;
	const selections = await answer(query, regionsOf(query, environment), dependencies);
	tellReasons(selections, dependencies);
	publishOutputs(core, {
		...toOutputs(selections),
		...toLockOutputs(void 0)
	});
	await core.writeSummary(renderSelections(selections));
}
async function runLock(request, dependencies) {
	const { core, environment, logger } = dependencies;
	const queries = withRegions(request.queries, (query) => regionsOf(query, environment));
	const answer = await answerLock({
		...request,
		queries
	}, dependencies, environmentRegion(environment));
	const { changes, selections } = answer;
	tellReasons(selections, dependencies);
	for (const { message } of changes) logger.info(message);
	publishOutputs(core, {
		...toOutputs(selections),
		...toLockOutputs(answer)
	});
	await core.writeSummary(selections.length > 0 ? renderSelections(selections) : renderLock(request, answer));
	answer.assertAccepted();
}
function tellReasons(selections, { logger }) {
	for (const { reasons } of selections) for (const reason of reasons) logger.info(`  ${reason}`);
}
function regionsOf(query, environment) {
	if (query.regions !== void 0) return query.regions;
	const region = environmentRegion(environment);
	if (region !== void 0) return [region];
	throw new ActionError("INVALID_INPUT", "input \"region\" is empty, and so is AWS_REGION; allowed: a region such as eu-central-1");
}
async function answer(query, regions, { clients, clock, environment, logger, signal }) {
	const [region = ""] = regions;
	const dependencies = {
		clients,
		clock,
		logger,
		signal
	};
	if (regions.length === 1 && region !== "all") {
		const selection = await selectOptional({
			...query,
			regions
		}, dependencies);
		return selection === void 0 ? [] : [selection];
	}
	const homeRegion = environmentRegion(environment);
	const { selections, missing, warnings } = await selectRegions({
		...query,
		regions
	}, dependencies, homeRegion === void 0 ? {} : { homeRegion });
	for (const warning of warnings) logger.warn(warning);
	for (const { region: name, error } of missing) logger.warn(`${name}: ${error.message}`);
	return Object.values(selections);
}
// lib/memory.js
function limitMemoryGrowth() {
	(0,node_v8__WEBPACK_IMPORTED_MODULE_13__.setFlagsFromString)("--semi-space-growth-factor=1");
	(0,node_v8__WEBPACK_IMPORTED_MODULE_13__.setFlagsFromString)("--heap-growing-percent=20");
}
// lib/index.js
limitMemoryGrowth();
process.exitCode = await runAction((context) => run({
	...context,
	clock: createSystemClock(),
	clients: createClients()
}), {
	process,
	exitStatus: EXIT_STATUS
});


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ getProfileName),
/* harmony export */   n: () => (/* binding */ parseIni),
/* harmony export */   o: () => (/* binding */ IniSectionType),
/* harmony export */   r: () => (/* binding */ getConfigFilepath),
/* harmony export */   t: () => (/* binding */ loadSharedConfigFiles)
/* harmony export */ });
/* unused harmony export i */
/* harmony import */ var _readFile_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(808);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


// ../../node_modules/.pnpm/@smithy+types@4.20.0/node_modules/@smithy/types/dist-es/profile.js
var IniSectionType;
(function(IniSectionType) {
	IniSectionType["PROFILE"] = "profile";
	IniSectionType["SSO_SESSION"] = "sso-session";
	IniSectionType["SERVICES"] = "services";
})(IniSectionType || (IniSectionType = {}));
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getProfileName.js
const ENV_PROFILE = "AWS_PROFILE";
const getProfileName = (init) => init.profile || process.env["AWS_PROFILE"] || "default";
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getConfigData.js
const getConfigData = (data) => Object.entries(data).filter(([key]) => {
	const indexOfSeparator = key.indexOf(".");
	if (indexOfSeparator === -1) return false;
	return Object.values(IniSectionType).includes(key.substring(0, indexOfSeparator));
}).reduce((acc, [key, value]) => {
	const indexOfSeparator = key.indexOf(".");
	const updatedKey = key.substring(0, indexOfSeparator) === IniSectionType.PROFILE ? key.substring(indexOfSeparator + 1) : key;
	acc[updatedKey] = value;
	return acc;
}, { ...data.default && { default: data.default } });
const getConfigFilepath = () => process.env["AWS_CONFIG_FILE"] || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.r)(), ".aws", "config");
const getCredentialsFilepath = () => process.env["AWS_SHARED_CREDENTIALS_FILE"] || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.r)(), ".aws", "credentials");
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/parseIni.js
const prefixKeyRegex = /^([\w-]+)\s(["'])?([\w-@+.%:/]+)\2$/;
const profileNameBlockList = ["__proto__", "profile __proto__"];
const parseIni = (iniData) => {
	const map = {};
	let currentSection;
	let currentSubSection;
	for (const iniLine of iniData.split(/\r?\n/)) {
		const trimmedLine = iniLine.split(/(^|\s)[;#]/)[0].trim();
		if (trimmedLine[0] === "[" && trimmedLine[trimmedLine.length - 1] === "]") {
			currentSection = void 0;
			currentSubSection = void 0;
			const sectionName = trimmedLine.substring(1, trimmedLine.length - 1);
			const matches = prefixKeyRegex.exec(sectionName);
			if (matches) {
				const [, prefix, , name] = matches;
				if (Object.values(IniSectionType).includes(prefix)) currentSection = [prefix, name].join(".");
			} else currentSection = sectionName;
			if (profileNameBlockList.includes(sectionName)) throw new Error(`Found invalid profile name "${sectionName}"`);
		} else if (currentSection) {
			const indexOfEqualsSign = trimmedLine.indexOf("=");
			if (![0, -1].includes(indexOfEqualsSign)) {
				const [name, value] = [trimmedLine.substring(0, indexOfEqualsSign).trim(), trimmedLine.substring(indexOfEqualsSign + 1).trim()];
				if (value === "") currentSubSection = name;
				else {
					if (currentSubSection && iniLine.trimStart() === iniLine) currentSubSection = void 0;
					map[currentSection] = map[currentSection] || {};
					const key = currentSubSection ? [currentSubSection, name].join(".") : name;
					map[currentSection][key] = value;
				}
			}
		}
	}
	return map;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js
const swallowError = () => ({});
const loadSharedConfigFiles = async (init = {}) => {
	const { filepath = getCredentialsFilepath(), configFilepath = getConfigFilepath() } = init;
	const homeDir = (0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.r)();
	const relativeHomeDirPrefix = "~/";
	let resolvedFilepath = filepath;
	if (filepath.startsWith(relativeHomeDirPrefix)) resolvedFilepath = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(homeDir, filepath.slice(2));
	let resolvedConfigFilepath = configFilepath;
	if (configFilepath.startsWith(relativeHomeDirPrefix)) resolvedConfigFilepath = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(homeDir, configFilepath.slice(2));
	const parsedFiles = await Promise.all([(0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.n)(resolvedConfigFilepath, { ignoreCache: init.ignoreCache }).then(parseIni).then(getConfigData).catch(swallowError), (0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.n)(resolvedFilepath, { ignoreCache: init.ignoreCache }).then(parseIni).catch(swallowError)]);
	return {
		configFile: parsedFiles[0],
		credentialsFile: parsedFiles[1]
	};
};



/***/ }),

/***/ 808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ readFile),
/* harmony export */   r: () => (/* binding */ getHomeDir),
/* harmony export */   t: () => (/* binding */ fileIntercept)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8161);



// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getHomeDir.js
const homeDirCache = {};
const getHomeDirCacheKey = () => {
	if (process && process.geteuid) return `${process.geteuid()}`;
	return "DEFAULT";
};
const getHomeDir = () => {
	const { HOME, USERPROFILE, HOMEPATH, HOMEDRIVE = `C:${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}` } = process.env;
	if (HOME) return HOME;
	if (USERPROFILE) return USERPROFILE;
	if (HOMEPATH) return `${HOMEDRIVE}${HOMEPATH}`;
	const homeDirCacheKey = getHomeDirCacheKey();
	if (!homeDirCache[homeDirCacheKey]) homeDirCache[homeDirCacheKey] = (0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)();
	return homeDirCache[homeDirCacheKey];
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/readFile.js
const filePromises = {};
const fileIntercept = {};
const readFile = (path, options) => {
	if (fileIntercept[path] !== void 0) return fileIntercept[path];
	if (!filePromises[path] || options?.ignoreCache) filePromises[path] = (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8");
	return filePromises[path];
};



/***/ }),

/***/ 8719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ __require),
  r: () => (/* binding */ __toESM),
  t: () => (/* binding */ __commonJSMin)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./rolldown-runtime.js

// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
		key = keys[i];
		if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
			get: ((k) => from[k]).bind(null, key),
			enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
		});
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));
var __require = /* #__PURE__ */ (() => (0,external_node_module_namespaceObject.createRequire)(import.meta.url))();



/***/ }),

/***/ 5927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ commonParams),
/* harmony export */   i: () => (/* binding */ errorTypeRegistries),
/* harmony export */   n: () => (/* binding */ DescribeRegions$),
/* harmony export */   o: () => (/* binding */ resolveClientEndpointParameters),
/* harmony export */   r: () => (/* binding */ GetAllowedImagesSettings$),
/* harmony export */   t: () => (/* binding */ DescribeImages$)
/* harmony export */ });
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3646);
/* harmony import */ var _TypeRegistry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4033);


// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "ec2"
	});
};
const commonParams = {
	UseFIPS: {
		type: "builtInParams",
		name: "useFipsEndpoint"
	},
	Endpoint: {
		type: "builtInParams",
		name: "endpoint"
	},
	Region: {
		type: "builtInParams",
		name: "region"
	},
	UseDualStack: {
		type: "builtInParams",
		name: "useDualstackEndpoint"
	}
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/models/EC2ServiceException.js
var EC2ServiceException = class EC2ServiceException extends _endpoints_js__WEBPACK_IMPORTED_MODULE_0__.i {
	static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.ec2#EC2ServiceException";
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, EC2ServiceException.prototype);
	}
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/schemas/schemas_0.js
const _ARll = "AllRegions";
const _AZ = "AvailabilityZone";
const _AZI = "AvailabilityZoneId";
const _Arc = "Architecture";
const _BDM = "BlockDeviceMapping";
const _BDML = "BlockDeviceMappingList";
const _BDMl = "BlockDeviceMappings";
const _BM = "BootMode";
const _CDC = "CreationDateCondition";
const _CDr = "CreationDate";
const _CFAS = "CriticalFixAvailableSince";
const _Co = "Code";
const _DIRes = "DescribeImagesRequest";
const _DIResc = "DescribeImagesResult";
const _DIes = "DescribeImages";
const _DN = "DeviceName";
const _DOT = "DeleteOnTermination";
const _DPer = "DeregistrationProtection";
const _DR = "DryRun";
const _DRRe = "DescribeRegionsRequest";
const _DRRes = "DescribeRegionsResult";
const _DRes = "DescribeRegions";
const _DTC = "DeprecationTimeCondition";
const _DTe = "DeprecationTime";
const _De = "Description";
const _EBD = "EbsBlockDevice";
const _EBSL = "ExecutableByStringList";
const _EBx = "ExecutableBy";
const _ECI = "EbsCardIndex";
const _ESna = "EnaSupport";
const _EU = "ExecutableUsers";
const _Eb = "Ebs";
const _Enc = "Encrypted";
const _Endp = "Endpoint";
const _FLi = "FilterList";
const _FSD = "FindingScanDate";
const _FTE = "FreeTierEligible";
const _Fi = "Filters";
const _Fil = "Filter";
const _GAIS = "GetAllowedImagesSettings";
const _GAISR = "GetAllowedImagesSettingsRequest";
const _GAISRe = "GetAllowedImagesSettingsResult";
const _Ge = "Geography";
const _HFAS = "HighFixAvailableSince";
const _HFSL = "HighestFindingSeverityLabel";
const _Hy = "Hypervisor";
const _IAm = "ImageAllowed";
const _ICL = "ImageCriterionList";
const _ICm = "ImageCriteria";
const _ICma = "ImageCriterion";
const _ID = "IncludeDeprecated";
const _IDn = "IncludeDisabled";
const _IFAS = "InformationalFixAvailableSince";
const _IISL = "ImageIdStringList";
const _IIm = "ImageId";
const _IIma = "ImageIds";
const _IL = "ImageLocation";
const _ILm = "ImageList";
const _INLm = "ImageNameList";
const _INm = "ImageNames";
const _IOA = "ImageOwnerAlias";
const _IPL = "ImageProviderList";
const _IPm = "ImageProviders";
const _ISmd = "ImdsSupport";
const _IT = "InstanceType";
const _ITIns = "InstanceTypeItem";
const _ITSn = "InstanceTypeSpecification";
const _ITm = "ImageType";
const _IW = "ImageWatermarks";
const _IWFRLm = "ImageWatermarkFilterResponseList";
const _IWFRm = "ImageWatermarkFilterResponse";
const _IWL = "ImageWatermarkList";
const _IWm = "ImageWatermark";
const _Im = "Images";
const _Ima = "Image";
const _Io = "Iops";
const _K = "Key";
const _KI = "KernelId";
const _KKI = "KmsKeyId";
const _LFAS = "LowFixAvailableSince";
const _LLT = "LastLaunchedTime";
const _MB = "ManagedBy";
const _MDSC = "MaximumDaysSinceCreated";
const _MDSCFA = "MaxDaysSinceCriticalFixAvailable";
const _MDSD = "MaximumDaysSinceDeprecated";
const _MDSHFA = "MaxDaysSinceHighFixAvailable";
const _MDSIFA = "MaxDaysSinceInformationalFixAvailable";
const _MDSLFA = "MaxDaysSinceLowFixAvailable";
const _MDSLFS = "MaxDaysSinceLastFindingScan";
const _MDSMFA = "MaxDaysSinceMediumFixAvailable";
const _MDSSIC = "MaximumDaysSinceSourceImageCreated";
const _MDSWC = "MaximumDaysSinceWatermarkCreated";
const _MFAS = "MediumFixAvailableSince";
const _MPC = "MarketplaceProductCodes";
const _MPCL = "MarketplaceProductCodeList";
const _MR = "MaxResults";
const _MSL = "MaximumSeverityLabel";
const _Me = "Message";
const _N = "Name";
const _ND = "NoDevice";
const _NTe = "NextToken";
const _OA = "OutpostArn";
const _OI = "OwnerId";
const _OIS = "OptInStatus";
const _OSL = "OwnerStringList";
const _Ow = "Owners";
const _Own = "Owner";
const _PCIr = "ProductCodeId";
const _PCLr = "ProductCodeList";
const _PCT = "ProductCodeType";
const _PCr = "ProductCode";
const _PCro = "ProductCodes";
const _PDl = "PlatformDetails";
const _PSPN = "PublicSsmParameterName";
const _Pl = "Platform";
const _Pu = "Public";
const _RDN = "RootDeviceName";
const _RDT = "RootDeviceType";
const _RGL = "RegionGeographyList";
const _RGe = "RegionGeography";
const _RIa = "RamdiskId";
const _RL = "RegionList";
const _RN = "RegionName";
const _RNSL = "RegionNameStringList";
const _RNe = "RegionNames";
const _Reg = "Regions";
const _Regi = "Region";
const _SICT = "SourceImageCreationTime";
const _SII = "SourceImageId";
const _SIIo = "SourceInstanceId";
const _SIRo = "SourceImageRegion";
const _SIT = "SupportedInstanceTypes";
const _SITS = "SupportedInstanceTypeSet";
const _SIn = "SnapshotId";
const _SNS = "SriovNetSupport";
const _SRC = "ScanResultCondition";
const _SRc = "ScanResults";
const _SRt = "StateReason";
const _St = "State";
const _T = "Tags";
const _TL = "TagList";
const _TSp = "TpmSupport";
const _Ta = "Tag";
const _Th = "Throughput";
const _UIT = "UnsupportedInstanceTypes";
const _UITS = "UnsupportedInstanceTypeSet";
const _UO = "UsageOperation";
const _V = "Value";
const _VIR = "VolumeInitializationRate";
const _VN = "VirtualName";
const _VSL = "ValueStringList";
const _VSo = "VolumeSize";
const _VT = "VolumeType";
const _VTir = "VirtualizationType";
const _Va = "Values";
const _WCT = "WatermarkCreationTime";
const _WK = "WatermarkKey";
const _aZ = "availabilityZone";
const _arc = "architecture";
const _bDM = "blockDeviceMapping";
const _bM = "bootMode";
const _cDC = "creationDateCondition";
const _cDr = "creationDate";
const _cFAS = "criticalFixAvailableSince";
const _co = "code";
const _dN = "deviceName";
const _dOT = "deleteOnTermination";
const _dPe = "deregistrationProtection";
const _dR = "dryRun";
const _dTC = "deprecationTimeCondition";
const _dTe = "deprecationTime";
const _de = "description";
const _eQN = "ec2QueryName";
const _eSna = "enaSupport";
const _eb = "ebs";
const _enc = "encrypted";
const _fSD = "findingScanDate";
const _fTE = "freeTierEligible";
const _gS = "geographySet";
const _h = "hypervisor";
const _hFAS = "highFixAvailableSince";
const _hFSL = "highestFindingSeverityLabel";
const _iAm = "imageAllowed";
const _iCS = "imageCriterionSet";
const _iFAS = "informationalFixAvailableSince";
const _iIma = "imageId";
const _iL = "imageLocation";
const _iNS = "imageNameSet";
const _iOA = "imageOwnerAlias";
const _iOI = "imageOwnerId";
const _iPSm = "imageProviderSet";
const _iPs = "isPublic";
const _iSma = "imagesSet";
const _iSmag = "imageState";
const _iSmd = "imdsSupport";
const _iT = "instanceType";
const _iTSn = "instanceTypeSpecification";
const _iTm = "imageType";
const _iWS = "imageWatermarkSet";
const _io = "iops";
const _it = "item";
const _k = "key";
const _kI = "kernelId";
const _kKI = "kmsKeyId";
const _lFAS = "lowFixAvailableSince";
const _lLT = "lastLaunchedTime";
const _mB = "managedBy";
const _mDSC = "maximumDaysSinceCreated";
const _mDSCFA = "maxDaysSinceCriticalFixAvailable";
const _mDSD = "maximumDaysSinceDeprecated";
const _mDSHFA = "maxDaysSinceHighFixAvailable";
const _mDSIFA = "maxDaysSinceInformationalFixAvailable";
const _mDSLFA = "maxDaysSinceLowFixAvailable";
const _mDSLFS = "maxDaysSinceLastFindingScan";
const _mDSMFA = "maxDaysSinceMediumFixAvailable";
const _mDSSIC = "maximumDaysSinceSourceImageCreated";
const _mDSWC = "maximumDaysSinceWatermarkCreated";
const _mFAS = "mediumFixAvailableSince";
const _mPCS = "marketplaceProductCodeSet";
const _mSL = "maximumSeverityLabel";
const _me = "message";
const _n = "name";
const _nD = "noDevice";
const _nTe = "nextToken";
const _oA = "outpostArn";
const _oIS = "optInStatus";
const _pC = "productCodes";
const _pCr = "productCode";
const _pDl = "platformDetails";
const _pSPN = "publicSsmParameterName";
const _pl = "platform";
const _rDN = "rootDeviceName";
const _rDT = "rootDeviceType";
const _rEe = "regionEndpoint";
const _rIa = "ramdiskId";
const _rIeg = "regionInfo";
const _rNe = "regionName";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.ec2";
const _sICT = "sourceImageCreationTime";
const _sII = "sourceInstanceId";
const _sIIo = "sourceImageId";
const _sIR = "sourceImageRegion";
const _sITS = "supportedInstanceTypeSet";
const _sIn = "snapshotId";
const _sNSr = "sriovNetSupport";
const _sRC = "scanResultCondition";
const _sRc = "scanResults";
const _sRt = "stateReason";
const _st = "state";
const _tS = "tagSet";
const _tSp = "tpmSupport";
const _th = "throughput";
const _ty = "type";
const _uITS = "unsupportedInstanceTypeSet";
const _uO = "usageOperation";
const _v = "value";
const _vN = "virtualName";
const _vSo = "volumeSize";
const _vT = "volumeType";
const _vTi = "virtualizationType";
const _wCT = "watermarkCreationTime";
const _wK = "watermarkKey";
const _xN = "xmlName";
const n0 = "com.amazonaws.ec2";
const _s_registry = new _TypeRegistry_js__WEBPACK_IMPORTED_MODULE_1__.t(_s);
var EC2ServiceException$ = [
	-3,
	_s,
	"EC2ServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(EC2ServiceException$, EC2ServiceException);
const errorTypeRegistries = [_s_registry];
var BlockDeviceMapping$ = [
	3,
	n0,
	_BDM,
	0,
	[
		_Eb,
		_ND,
		_DN,
		_VN
	],
	[
		[() => EbsBlockDevice$, {
			[_eQN]: `Ebs`,
			[_xN]: _eb
		}],
		[0, {
			[_eQN]: `NoDevice`,
			[_xN]: _nD
		}],
		[0, {
			[_eQN]: `DeviceName`,
			[_xN]: _dN
		}],
		[0, {
			[_eQN]: `VirtualName`,
			[_xN]: _vN
		}]
	]
];
var CreationDateCondition$ = [
	3,
	n0,
	_CDC,
	0,
	[_MDSC],
	[[1, {
		[_eQN]: `MaximumDaysSinceCreated`,
		[_xN]: _mDSC
	}]]
];
var DeprecationTimeCondition$ = [
	3,
	n0,
	_DTC,
	0,
	[_MDSD],
	[[1, {
		[_eQN]: `MaximumDaysSinceDeprecated`,
		[_xN]: _mDSD
	}]]
];
var DescribeImagesRequest$ = [
	3,
	n0,
	_DIRes,
	0,
	[
		_EU,
		_IIma,
		_Ow,
		_ID,
		_IDn,
		_MR,
		_NTe,
		_DR,
		_Fi
	],
	[
		[() => ExecutableByStringList, { [_xN]: _EBx }],
		[() => ImageIdStringList, { [_xN]: _IIm }],
		[() => OwnerStringList, { [_xN]: _Own }],
		2,
		2,
		1,
		0,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => FilterList, { [_xN]: _Fil }]
	]
];
var DescribeImagesResult$ = [
	3,
	n0,
	_DIResc,
	0,
	[_NTe, _Im],
	[[0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}], [() => ImageList, {
		[_eQN]: `ImagesSet`,
		[_xN]: _iSma
	}]]
];
var DescribeRegionsRequest$ = [
	3,
	n0,
	_DRRe,
	0,
	[
		_RNe,
		_ARll,
		_DR,
		_Fi
	],
	[
		[() => RegionNameStringList, { [_xN]: _RN }],
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => FilterList, { [_xN]: _Fil }]
	]
];
var DescribeRegionsResult$ = [
	3,
	n0,
	_DRRes,
	0,
	[_Reg],
	[[() => RegionList, {
		[_eQN]: `RegionInfo`,
		[_xN]: _rIeg
	}]]
];
var EbsBlockDevice$ = [
	3,
	n0,
	_EBD,
	0,
	[
		_DOT,
		_Io,
		_SIn,
		_VSo,
		_VT,
		_KKI,
		_Th,
		_OA,
		_AZ,
		_Enc,
		_VIR,
		_AZI,
		_ECI
	],
	[
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `Iops`,
			[_xN]: _io
		}],
		[0, {
			[_eQN]: `SnapshotId`,
			[_xN]: _sIn
		}],
		[1, {
			[_eQN]: `VolumeSize`,
			[_xN]: _vSo
		}],
		[0, {
			[_eQN]: `VolumeType`,
			[_xN]: _vT
		}],
		[0, {
			[_eQN]: `KmsKeyId`,
			[_xN]: _kKI
		}],
		[1, {
			[_eQN]: `Throughput`,
			[_xN]: _th
		}],
		[0, {
			[_eQN]: `OutpostArn`,
			[_xN]: _oA
		}],
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}],
		[2, {
			[_eQN]: `Encrypted`,
			[_xN]: _enc
		}],
		1,
		0,
		1
	]
];
var Filter$ = [
	3,
	n0,
	_Fil,
	0,
	[_N, _Va],
	[0, [() => ValueStringList, { [_xN]: _V }]]
];
var GetAllowedImagesSettingsRequest$ = [
	3,
	n0,
	_GAISR,
	0,
	[_DR],
	[2]
];
var GetAllowedImagesSettingsResult$ = [
	3,
	n0,
	_GAISRe,
	0,
	[
		_St,
		_ICm,
		_MB
	],
	[
		[0, {
			[_eQN]: `State`,
			[_xN]: _st
		}],
		[() => ImageCriterionList, {
			[_eQN]: `ImageCriterionSet`,
			[_xN]: _iCS
		}],
		[0, {
			[_eQN]: `ManagedBy`,
			[_xN]: _mB
		}]
	]
];
var Image$ = [
	3,
	n0,
	_Ima,
	0,
	[
		_PDl,
		_UO,
		_BDMl,
		_De,
		_ESna,
		_Hy,
		_IOA,
		_N,
		_RDN,
		_RDT,
		_SNS,
		_SRt,
		_T,
		_VTir,
		_BM,
		_TSp,
		_DTe,
		_ISmd,
		_SIIo,
		_DPer,
		_LLT,
		_IAm,
		_SII,
		_SIRo,
		_FTE,
		_PSPN,
		_IW,
		_SRc,
		_ITSn,
		_IIm,
		_IL,
		_St,
		_OI,
		_CDr,
		_Pu,
		_PCro,
		_Arc,
		_ITm,
		_KI,
		_RIa,
		_Pl
	],
	[
		[0, {
			[_eQN]: `PlatformDetails`,
			[_xN]: _pDl
		}],
		[0, {
			[_eQN]: `UsageOperation`,
			[_xN]: _uO
		}],
		[() => BlockDeviceMappingList, {
			[_eQN]: `BlockDeviceMapping`,
			[_xN]: _bDM
		}],
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[2, {
			[_eQN]: `EnaSupport`,
			[_xN]: _eSna
		}],
		[0, {
			[_eQN]: `Hypervisor`,
			[_xN]: _h
		}],
		[0, {
			[_eQN]: `ImageOwnerAlias`,
			[_xN]: _iOA
		}],
		[0, {
			[_eQN]: `Name`,
			[_xN]: _n
		}],
		[0, {
			[_eQN]: `RootDeviceName`,
			[_xN]: _rDN
		}],
		[0, {
			[_eQN]: `RootDeviceType`,
			[_xN]: _rDT
		}],
		[0, {
			[_eQN]: `SriovNetSupport`,
			[_xN]: _sNSr
		}],
		[() => StateReason$, {
			[_eQN]: `StateReason`,
			[_xN]: _sRt
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `VirtualizationType`,
			[_xN]: _vTi
		}],
		[0, {
			[_eQN]: `BootMode`,
			[_xN]: _bM
		}],
		[0, {
			[_eQN]: `TpmSupport`,
			[_xN]: _tSp
		}],
		[0, {
			[_eQN]: `DeprecationTime`,
			[_xN]: _dTe
		}],
		[0, {
			[_eQN]: `ImdsSupport`,
			[_xN]: _iSmd
		}],
		[0, {
			[_eQN]: `SourceInstanceId`,
			[_xN]: _sII
		}],
		[0, {
			[_eQN]: `DeregistrationProtection`,
			[_xN]: _dPe
		}],
		[0, {
			[_eQN]: `LastLaunchedTime`,
			[_xN]: _lLT
		}],
		[2, {
			[_eQN]: `ImageAllowed`,
			[_xN]: _iAm
		}],
		[0, {
			[_eQN]: `SourceImageId`,
			[_xN]: _sIIo
		}],
		[0, {
			[_eQN]: `SourceImageRegion`,
			[_xN]: _sIR
		}],
		[2, {
			[_eQN]: `FreeTierEligible`,
			[_xN]: _fTE
		}],
		[0, {
			[_eQN]: `PublicSsmParameterName`,
			[_xN]: _pSPN
		}],
		[() => ImageWatermarkList, {
			[_eQN]: `ImageWatermarkSet`,
			[_xN]: _iWS
		}],
		[() => ScanResults$, {
			[_eQN]: `ScanResults`,
			[_xN]: _sRc
		}],
		[() => InstanceTypeSpecification$, {
			[_eQN]: `InstanceTypeSpecification`,
			[_xN]: _iTSn
		}],
		[0, {
			[_eQN]: `ImageId`,
			[_xN]: _iIma
		}],
		[0, {
			[_eQN]: `ImageLocation`,
			[_xN]: _iL
		}],
		[0, {
			[_eQN]: `ImageState`,
			[_xN]: _iSmag
		}],
		[0, {
			[_eQN]: `ImageOwnerId`,
			[_xN]: _iOI
		}],
		[0, {
			[_eQN]: `CreationDate`,
			[_xN]: _cDr
		}],
		[2, {
			[_eQN]: `IsPublic`,
			[_xN]: _iPs
		}],
		[() => ProductCodeList, {
			[_eQN]: `ProductCodes`,
			[_xN]: _pC
		}],
		[0, {
			[_eQN]: `Architecture`,
			[_xN]: _arc
		}],
		[0, {
			[_eQN]: `ImageType`,
			[_xN]: _iTm
		}],
		[0, {
			[_eQN]: `KernelId`,
			[_xN]: _kI
		}],
		[0, {
			[_eQN]: `RamdiskId`,
			[_xN]: _rIa
		}],
		[0, {
			[_eQN]: `Platform`,
			[_xN]: _pl
		}]
	]
];
var ImageCriterion$ = [
	3,
	n0,
	_ICma,
	0,
	[
		_IPm,
		_MPC,
		_INm,
		_DTC,
		_CDC,
		_IW,
		_SRC
	],
	[
		[() => ImageProviderList, {
			[_eQN]: `ImageProviderSet`,
			[_xN]: _iPSm
		}],
		[() => MarketplaceProductCodeList, {
			[_eQN]: `MarketplaceProductCodeSet`,
			[_xN]: _mPCS
		}],
		[() => ImageNameList, {
			[_eQN]: `ImageNameSet`,
			[_xN]: _iNS
		}],
		[() => DeprecationTimeCondition$, {
			[_eQN]: `DeprecationTimeCondition`,
			[_xN]: _dTC
		}],
		[() => CreationDateCondition$, {
			[_eQN]: `CreationDateCondition`,
			[_xN]: _cDC
		}],
		[() => ImageWatermarkFilterResponseList, {
			[_eQN]: `ImageWatermarkSet`,
			[_xN]: _iWS
		}],
		[() => ScanResultCondition$, {
			[_eQN]: `ScanResultCondition`,
			[_xN]: _sRC
		}]
	]
];
var ImageWatermark$ = [
	3,
	n0,
	_IWm,
	0,
	[
		_WK,
		_SIRo,
		_SII,
		_SICT,
		_WCT
	],
	[
		[0, {
			[_eQN]: `WatermarkKey`,
			[_xN]: _wK
		}],
		[0, {
			[_eQN]: `SourceImageRegion`,
			[_xN]: _sIR
		}],
		[0, {
			[_eQN]: `SourceImageId`,
			[_xN]: _sIIo
		}],
		[4, {
			[_eQN]: `SourceImageCreationTime`,
			[_xN]: _sICT
		}],
		[4, {
			[_eQN]: `WatermarkCreationTime`,
			[_xN]: _wCT
		}]
	]
];
var ImageWatermarkFilterResponse$ = [
	3,
	n0,
	_IWFRm,
	0,
	[
		_WK,
		_SIRo,
		_MDSSIC,
		_MDSWC
	],
	[
		[0, {
			[_eQN]: `WatermarkKey`,
			[_xN]: _wK
		}],
		[0, {
			[_eQN]: `SourceImageRegion`,
			[_xN]: _sIR
		}],
		[1, {
			[_eQN]: `MaximumDaysSinceSourceImageCreated`,
			[_xN]: _mDSSIC
		}],
		[1, {
			[_eQN]: `MaximumDaysSinceWatermarkCreated`,
			[_xN]: _mDSWC
		}]
	]
];
var InstanceTypeItem$ = [
	3,
	n0,
	_ITIns,
	0,
	[_IT],
	[[0, {
		[_eQN]: `InstanceType`,
		[_xN]: _iT
	}]]
];
var InstanceTypeSpecification$ = [
	3,
	n0,
	_ITSn,
	0,
	[_SIT, _UIT],
	[[() => SupportedInstanceTypeSet, {
		[_eQN]: `SupportedInstanceTypeSet`,
		[_xN]: _sITS
	}], [() => UnsupportedInstanceTypeSet, {
		[_eQN]: `UnsupportedInstanceTypeSet`,
		[_xN]: _uITS
	}]]
];
var ProductCode$ = [
	3,
	n0,
	_PCr,
	0,
	[_PCIr, _PCT],
	[[0, {
		[_eQN]: `ProductCode`,
		[_xN]: _pCr
	}], [0, {
		[_eQN]: `Type`,
		[_xN]: _ty
	}]]
];
var Region$ = [
	3,
	n0,
	_Regi,
	0,
	[
		_OIS,
		_Ge,
		_RN,
		_Endp
	],
	[
		[0, {
			[_eQN]: `OptInStatus`,
			[_xN]: _oIS
		}],
		[() => RegionGeographyList, {
			[_eQN]: `GeographySet`,
			[_xN]: _gS
		}],
		[0, {
			[_eQN]: `RegionName`,
			[_xN]: _rNe
		}],
		[0, {
			[_eQN]: `RegionEndpoint`,
			[_xN]: _rEe
		}]
	]
];
var RegionGeography$ = [
	3,
	n0,
	_RGe,
	0,
	[_N],
	[[0, {
		[_eQN]: `Name`,
		[_xN]: _n
	}]]
];
var ScanResultCondition$ = [
	3,
	n0,
	_SRC,
	0,
	[
		_MDSLFS,
		_MSL,
		_MDSIFA,
		_MDSLFA,
		_MDSMFA,
		_MDSHFA,
		_MDSCFA
	],
	[
		[1, {
			[_eQN]: `MaxDaysSinceLastFindingScan`,
			[_xN]: _mDSLFS
		}],
		[0, {
			[_eQN]: `MaximumSeverityLabel`,
			[_xN]: _mSL
		}],
		[1, {
			[_eQN]: `MaxDaysSinceInformationalFixAvailable`,
			[_xN]: _mDSIFA
		}],
		[1, {
			[_eQN]: `MaxDaysSinceLowFixAvailable`,
			[_xN]: _mDSLFA
		}],
		[1, {
			[_eQN]: `MaxDaysSinceMediumFixAvailable`,
			[_xN]: _mDSMFA
		}],
		[1, {
			[_eQN]: `MaxDaysSinceHighFixAvailable`,
			[_xN]: _mDSHFA
		}],
		[1, {
			[_eQN]: `MaxDaysSinceCriticalFixAvailable`,
			[_xN]: _mDSCFA
		}]
	]
];
var ScanResults$ = [
	3,
	n0,
	_SRc,
	0,
	[
		_HFSL,
		_FSD,
		_IFAS,
		_LFAS,
		_MFAS,
		_HFAS,
		_CFAS
	],
	[
		[0, {
			[_eQN]: `HighestFindingSeverityLabel`,
			[_xN]: _hFSL
		}],
		[4, {
			[_eQN]: `FindingScanDate`,
			[_xN]: _fSD
		}],
		[4, {
			[_eQN]: `InformationalFixAvailableSince`,
			[_xN]: _iFAS
		}],
		[4, {
			[_eQN]: `LowFixAvailableSince`,
			[_xN]: _lFAS
		}],
		[4, {
			[_eQN]: `MediumFixAvailableSince`,
			[_xN]: _mFAS
		}],
		[4, {
			[_eQN]: `HighFixAvailableSince`,
			[_xN]: _hFAS
		}],
		[4, {
			[_eQN]: `CriticalFixAvailableSince`,
			[_xN]: _cFAS
		}]
	]
];
var StateReason$ = [
	3,
	n0,
	_SRt,
	0,
	[_Co, _Me],
	[[0, {
		[_eQN]: `Code`,
		[_xN]: _co
	}], [0, {
		[_eQN]: `Message`,
		[_xN]: _me
	}]]
];
var Tag$ = [
	3,
	n0,
	_Ta,
	0,
	[_K, _V],
	[[0, {
		[_eQN]: `Key`,
		[_xN]: _k
	}], [0, {
		[_eQN]: `Value`,
		[_xN]: _v
	}]]
];
var BlockDeviceMappingList = [
	1,
	n0,
	_BDML,
	0,
	[() => BlockDeviceMapping$, { [_xN]: _it }]
];
var ExecutableByStringList = [
	1,
	n0,
	_EBSL,
	0,
	[0, { [_xN]: _EBx }]
];
var FilterList = [
	1,
	n0,
	_FLi,
	0,
	[() => Filter$, { [_xN]: _Fil }]
];
var ImageCriterionList = [
	1,
	n0,
	_ICL,
	0,
	[() => ImageCriterion$, { [_xN]: _it }]
];
var ImageIdStringList = [
	1,
	n0,
	_IISL,
	0,
	[0, { [_xN]: _IIm }]
];
var ImageList = [
	1,
	n0,
	_ILm,
	0,
	[() => Image$, { [_xN]: _it }]
];
var ImageNameList = [
	1,
	n0,
	_INLm,
	0,
	[0, { [_xN]: _it }]
];
var ImageProviderList = [
	1,
	n0,
	_IPL,
	0,
	[0, { [_xN]: _it }]
];
var ImageWatermarkFilterResponseList = [
	1,
	n0,
	_IWFRLm,
	0,
	[() => ImageWatermarkFilterResponse$, { [_xN]: _it }]
];
var ImageWatermarkList = [
	1,
	n0,
	_IWL,
	0,
	[() => ImageWatermark$, { [_xN]: _it }]
];
var MarketplaceProductCodeList = [
	1,
	n0,
	_MPCL,
	0,
	[0, { [_xN]: _it }]
];
var OwnerStringList = [
	1,
	n0,
	_OSL,
	0,
	[0, { [_xN]: _Own }]
];
var ProductCodeList = [
	1,
	n0,
	_PCLr,
	0,
	[() => ProductCode$, { [_xN]: _it }]
];
var RegionGeographyList = [
	1,
	n0,
	_RGL,
	0,
	[() => RegionGeography$, { [_xN]: _it }]
];
var RegionList = [
	1,
	n0,
	_RL,
	0,
	[() => Region$, { [_xN]: _it }]
];
var RegionNameStringList = [
	1,
	n0,
	_RNSL,
	0,
	[0, { [_xN]: _RN }]
];
var SupportedInstanceTypeSet = [
	1,
	n0,
	_SITS,
	0,
	[() => InstanceTypeItem$, { [_xN]: _it }]
];
var TagList = [
	1,
	n0,
	_TL,
	0,
	[() => Tag$, { [_xN]: _it }]
];
var UnsupportedInstanceTypeSet = [
	1,
	n0,
	_UITS,
	0,
	[() => InstanceTypeItem$, { [_xN]: _it }]
];
var ValueStringList = [
	1,
	n0,
	_VSL,
	0,
	[0, { [_xN]: _it }]
];
var DescribeImages$ = [
	9,
	n0,
	_DIes,
	0,
	() => DescribeImagesRequest$,
	() => DescribeImagesResult$
];
var DescribeRegions$ = [
	9,
	n0,
	_DRes,
	0,
	() => DescribeRegionsRequest$,
	() => DescribeRegionsResult$
];
var GetAllowedImagesSettings$ = [
	9,
	n0,
	_GAIS,
	0,
	() => GetAllowedImagesSettingsRequest$,
	() => GetAllowedImagesSettingsResult$
];



/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(8520);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
